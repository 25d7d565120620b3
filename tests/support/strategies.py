"""Texts that hypothesis draws: any text, and what looks like a page."""

from hypothesis import strategies as st

from samples.pieces import PIECES

page_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
# `st.text()` leaves surrogates out; a page may hold any code point.
any_text = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
