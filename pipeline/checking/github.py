"""A verdict as workflow commands, which GitHub Actions shows as annotations of a run."""

from pipeline.checking.findings import Finding
from pipeline.checking.verdict import Verdict

_COMMANDS = {"failure": "error", "warning": "warning"}


def to_github(verdict: Verdict) -> str:
    """One annotation for each finding."""
    return "".join(f"{_annotation(finding)}\n" for finding in verdict.findings)


def _annotation(finding: Finding) -> str:
    text = "\n".join([f"{finding.message} ({finding.count:,})", *map(str, finding.examples)])
    title = _escaped(f"{finding.check}: {finding.table}").replace(":", "%3A").replace(",", "%2C")
    return f"::{_COMMANDS[finding.severity]} title={title}::{_escaped(text)}"


def _escaped(text: str) -> str:
    """Text as a workflow command can hold it, on one line."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
