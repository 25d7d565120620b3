"""A verdict as JUnit XML, which CI servers show as tests: one for each check."""

import xml.etree.ElementTree as ET

import regex

from pipeline.checking.findings import Finding
from pipeline.checking.verdict import CHECKS, Verdict

# Characters that XML cannot hold.
_FORBIDDEN = regex.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(verdict: Verdict) -> str:
    """One test case for each check; its failure lists all that failed, warnings stand in its output."""
    failed = {finding.check for finding in verdict.failures}
    sizes = {"tests": str(len(verdict.checked)), "failures": str(len(failed)), "errors": "0"}
    suites = ET.Element("testsuites", sizes)
    suite = ET.SubElement(suites, "testsuite", {"name": "pagesieve check", "time": f"{verdict.seconds:.3f}", **sizes})
    for name in verdict.checked:
        case = ET.SubElement(suite, "testcase", {"classname": "pagesieve.check", "name": name, "time": "0"})
        failures = [finding for finding in verdict.failures if finding.check == name]
        warnings = [finding for finding in verdict.warnings if finding.check == name]
        if failures:
            ET.SubElement(case, "failure", {"message": f"Not so: {CHECKS[name]}"}).text = _listed(failures)
        if warnings:
            ET.SubElement(case, "system-out").text = _listed(warnings)
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _listed(findings: list[Finding]) -> str:
    lines = []
    for finding in findings:
        lines.append(f"{finding.table}: {finding.message} ({finding.count:,})")
        lines += [f"    {example}" for example in finding.examples]
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines))
