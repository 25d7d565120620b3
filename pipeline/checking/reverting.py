"""Check `revert`: the edits of every page lead back to the raw text whose hash is noted."""

import hashlib

from pipeline.checking.findings import Findings
from pipeline.checking.part import Part
from pipeline.edits import revert
from pipeline.errors import PagesieveError


def check_reverting(part: Part, found: Findings) -> None:
    """Take back all edits of each page, and compare the hash of what comes out."""
    if "edits" not in part.rows:
        return
    edits = part.edits
    noted = part.pages["raw_sha256"].to_pylist()
    wrong, unfit = [], []
    for page, text in enumerate(part.texts):
        try:
            raw = revert(text, edits[page]) if edits[page] else text
            if any(edit.end - edit.start != len(edit.before) for edit in edits[page]):
                unfit.append(page)
        except (PagesieveError, ValueError):
            unfit.append(page)
            continue
        if hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest() != noted[page]:
            wrong.append(page)
    if unfit:
        message = "Pages whose edits do not fit their text: an edit or the text was changed, or edits are missing."
        found.add("revert", "edits", message, part.page_examples(unfit))
    if wrong:
        message = "Pages whose text, edits taken back, is not the raw text that came in: its raw_sha256 is another."
        found.add("revert", "pages", message, part.page_examples(wrong))
