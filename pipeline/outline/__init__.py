"""The outline of a page: its lines with their labels, headings, list items and stray numerals, read once."""
