"""The gate: whether a finished run is whole, as good as expected, and as good as an earlier one.

Read in this order: `CHECKS` in `pipeline.checking.verdict` (what is checked, and `check`, which does it), the
file of each check, and `pipeline.checking.findings` (what they report).
"""

from pipeline.checking.verdict import CHECKS, Verdict, check

__all__ = ["CHECKS", "Verdict", "check"]
