"""Lists: which candidates are items, what their true ordinals are, and which numerals are wrong."""
