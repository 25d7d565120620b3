"""Splitting a cleaned page: blocks that tile it, sections, items, recommendations."""
