"""A verdict as JSON, for programs."""

import json
from dataclasses import asdict
from typing import Any

from pipeline.checking.verdict import CHECKS, Verdict


def to_json(verdict: Verdict) -> str:
    """Everything that is known of a run: findings with examples, measures, comparisons."""
    data: dict[str, Any] = {
        "output": str(verdict.output),
        "ok": verdict.ok,
        "pages": verdict.pages,
        "rows": verdict.rows,
        "parts": verdict.parts,
        "seconds": round(verdict.seconds, 3),
        "checks": {name: CHECKS[name] for name in verdict.checked},
        "findings": [
            {**asdict(finding), "examples": [example._asdict() for example in finding.examples]}
            for finding in verdict.findings
        ],
        "advice": verdict.advice,
        "unjudged": verdict.unjudged,
        "measures": {measure.name: value for measure, value in verdict.measures},
        "comparisons": [
            {key: value for key, value in comparison._asdict().items() if key != "pages"}
            for comparison in verdict.comparisons
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
