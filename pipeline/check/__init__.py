"""The gate: whether a finished run is whole, as good as expected, and as good as an earlier one.

Read in this order: `CHECKS` in `pipeline.check.verdict` (what is checked, and `check`, which does it), the
file of each check, and `pipeline.check.findings` (what they report).
"""

from pipeline.check.verdict import CHECKS, Verdict, check

__all__ = ["CHECKS", "Verdict", "check"]
