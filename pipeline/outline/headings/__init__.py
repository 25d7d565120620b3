"""Headings: the names of sections, and the lines and sentences that announce one."""
