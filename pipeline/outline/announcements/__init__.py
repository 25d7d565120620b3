"""Headings that are seen from what follows them: a list, longer text, or the items of a numbered list of headings."""
