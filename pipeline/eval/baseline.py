"""The figures that must not get worse: a file beside the labelled pages.

It holds a floor for each figure (a ceiling for those of which less is better), and the
hash of the pages they were measured on.
"""

import json
from pathlib import Path
from typing import Any

from pipeline.errors import InputError
from pipeline.eval.scores import CEILINGS

BASELINE = "baseline.json"
# Figures are kept to this many digits, and may be worse by half of the last one.
DIGITS = 4


def worse(baseline: dict[str, Any], corpus: str, measured: dict[str, float]) -> list[str]:
    """What is worse than the baseline, a sentence each; other pages than it was measured on are too.

    >>> worse({"corpus": "a", "figures": {"items": 1.0, "leaked": 0.0}}, "a", {"items": 0.98, "leaked": 0.0})
    ['items is 0.9800, and the baseline says 1.0000']
    """
    found = [] if baseline["corpus"] == corpus else ["the pages are not those that the baseline was measured on"]
    for name, floor in baseline["figures"].items():
        if name not in measured:
            found.append(f"{name} is not measured any more")
        elif (measured[name] > floor) if name in CEILINGS else (measured[name] < floor):
            found.append(f"{name} is {measured[name]:.{DIGITS}f}, and the baseline says {floor:.{DIGITS}f}")
    missing = [name for name in measured if name not in baseline["figures"]]
    return [*found, f"the baseline says nothing of {', '.join(missing)}"] if missing else found


def rounded(measured: dict[str, float]) -> dict[str, float]:
    """Figures as a baseline keeps them, without the number of pages."""
    return {name: round(value, DIGITS) for name, value in measured.items() if name != "pages"}


def read_baseline(folder: Path) -> dict[str, Any] | None:
    """The baseline of a folder of labelled pages, None if it has none; raises `InputError` if it is broken."""
    path = folder / BASELINE
    if not path.exists():
        return None
    try:
        baseline: dict[str, Any] = json.loads(path.read_bytes().decode("utf-8"))
        complaint = _complaint(baseline)
    except ValueError as error:
        complaint = str(error)
    except RecursionError:
        complaint = "it is nested too deep"
    if complaint:
        raise InputError(f"{path} is no baseline: {complaint}. Write it anew with --update --lower.")
    return baseline


def _complaint(baseline: Any) -> str:
    """What is wrong with the content of a baseline file, empty if nothing is."""
    if not isinstance(baseline, dict) or baseline.keys() != {"corpus", "figures"}:
        return "it is not an object of corpus and figures"
    if not isinstance(baseline["corpus"], str):
        return "corpus is not a text"
    if not isinstance(baseline["figures"], dict):
        return "figures is not an object"
    for name, value in baseline["figures"].items():
        # NaN is within no bounds.
        if type(value) not in (int, float) or not 0 <= value <= 1:
            return f"figures.{name} is not a number from 0 to 1"
    return ""


def write_baseline(folder: Path, corpus: str, measured: dict[str, float], lower: bool) -> None:
    """Make the figures the new baseline.

    Raises `InputError` if one would get worse or the old baseline is broken, unless `lower` allows it.
    """
    figures = rounded(measured)
    old = None if lower else read_baseline(folder)
    if old:
        lowered = worse({**old, "corpus": corpus}, corpus, figures)
        if lowered:
            raise InputError(f"The baseline stays, because {'; '.join(lowered)}. To accept that, add --lower.")
    text = json.dumps({"corpus": corpus, "figures": figures}, indent=1)
    (folder / BASELINE).write_text(text + "\n", encoding="utf-8")
