"""The compiled and the interpreted core give the same tables."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from samples.corruption import INLINE_STYLES, flattened, many, stray_numeral, undamaged, wrong_numeral
from samples.hostile import HOSTILE
from samples.hostile_texts import hostile_text
from samples.misreadings import misread
from samples.places import RAW, labelled_pages, own_lines
from tests.support.cases import STAGE_CASES, cases
from tests.support.files import tables_of

RUN = (
    "import sys, pipeline; pipeline.run([sys.argv[1]], sys.argv[2], workers=1); print(pipeline.core_in_use().compiled)"
)


def texts() -> list[str]:
    found = [page.text for page in labelled_pages().values()]
    found += [case["before"] for name in STAGE_CASES for case in cases(name)]
    found += [case["text"] for case in cases("negative")]
    found += [text[:3000] for text in HOSTILE.values()]
    found += [hostile_text(0, number) for number in range(300)]
    for make in (wrong_numeral, stray_numeral, undamaged):
        found += [made.text for rng, style in many(6, 3) if (made := make(rng, style))]
    found += [flattened(rng, style).text for rng, style in many(6, 3, INLINE_STYLES)]
    for lines in own_lines().values():
        page = "\n".join(lines[:10])
        found += [page, misread(page, "utf-8", "cp1252") or page]
    return found


@pytest.mark.skipif(not pipeline.core_in_use().compiled, reason="the compiled core is not in use")
def test_both_cores_give_the_same_bytes(tmp_path: Path) -> None:
    dump = tmp_path / "in"
    dump.mkdir()
    (dump / "made.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts()))
    for path in RAW.iterdir():
        (dump / path.name).write_bytes(path.read_bytes())
    for core in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", RUN, str(dump), str(tmp_path / core)],
            env={**os.environ, "PAGESIEVE_INTERPRETED": core},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == str(core == "0")
    assert tables_of(tmp_path / "0") == tables_of(tmp_path / "1")
