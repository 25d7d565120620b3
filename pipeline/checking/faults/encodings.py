"""Texts that are unlikely in every language, and words of two scripts: what a wrong encoding leaves behind."""

import numpy as np
import pyarrow.compute as pc

from pipeline.checking.part import Part
from pipeline.splitting.language import is_likely

# Fewer letters than this say nothing.
LEAST_LETTERS = 100
# Fewer places than this are formulas, units and names.
MIXED_PLACES = 10
# Letters that look alike are swapped on purpose, or by a scan; words with them are found by no search.
_MIXED = r"\p{Latin}\p{Cyrillic}|\p{Cyrillic}\p{Latin}"


def unlikely_texts(part: Part) -> dict[int, str]:
    """Pages in which CLD2 finds no language that it is sure of."""
    return {
        page: repr(text[:60])
        for page, text in enumerate(part.texts)
        if len(text) >= LEAST_LETTERS and not is_likely(text)
    }


def mixed_scripts(part: Part) -> dict[int, str]:
    """Pages with words of Latin and Cyrillic letters."""
    places = np.asarray(pc.count_substring_regex(part.pages["text"], _MIXED), dtype=np.int64)
    return {page: f"in {places[page]} places" for page in np.flatnonzero(places >= MIXED_PLACES).tolist()}
