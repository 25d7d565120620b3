"""The scan: one pass that turns a page into a table of its code points and lines."""
