"""Markers: what a list item may begin with, and where that stands on a page."""
