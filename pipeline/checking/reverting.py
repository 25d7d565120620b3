"""Check `revert`: the edits of every page lead back to the raw text whose hash is noted."""

import hashlib
from collections.abc import Sequence

from pipeline.checking.findings import Findings
from pipeline.checking.part import Part
from pipeline.edits import Edit, revert
from pipeline.errors import PagesieveError
from pipeline.tables import read_edit


def check_reverting(part: Part, found: Findings) -> None:
    """Take back all edits of each page, and compare the hash of what comes out."""
    if "edits" not in part.rows:
        return
    edits = part.rows["edits"].records(_edit, *Edit._fields)
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


def _edit(*values: Sequence[object]) -> Edit:
    return read_edit(dict(zip(Edit._fields, values, strict=True)))
