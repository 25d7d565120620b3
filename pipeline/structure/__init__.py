"""Reading a page's structure without changing it: lines, zones, headings, markers, lists.

Numbering repair and splitting both stand on this package, so that they can never
disagree about what is a list.
"""
