"""The outline of a page: its lines with their labels, headings, list items and stray numerals, read once.

`page_reader` is what other rooms ask, `outline` has the steps in order: `scan` makes a table of the page's lines,
`zones` labels them, `article` reads the `headings` and `markers` in them, `lists` decides which markers are items, and
`announcements` finds the headings that only show by what follows them. `phrases` finds the vocabulary for all.
"""
