"""The command as a process."""

import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-c", "from pipeline.cli import main; main()"]


def pagesieve(*args: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, args)], capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False
    )
