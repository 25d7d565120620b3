"""The log of a run: a line of JSON for everything that happens, for those who were not watching."""

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from pipeline.errors import OutputError
from pipeline.running.claim import LOG_SUFFIX


class RunLog:
    """Appends events to a file, each as one line that is written at once; without a file it does nothing."""

    def __init__(self, path: str | os.PathLike[str] | None, output: Path) -> None:
        self.path = Path(path) if path is not None else None
        if self.path and self.path.absolute().parent == output.absolute() and self.path.suffix != LOG_SUFFIX:
            raise OutputError(
                f"A log beside the tables must end in {LOG_SUFFIX}; {self.path.name} would be in their way."
            )
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self.path is not None:
            try:
                self._file = self.path.open("a", encoding="utf-8", buffering=1)
            except OSError as error:
                raise OutputError(f"The log {self.path} cannot be written: {error.strerror}.") from None
        return self

    def write(self, event: str, **facts: Any) -> None:
        """Append an event with its time and what is to be said about it."""
        if self._file is not None:
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            line = {"time": now, "event": event, **facts}
            with suppress(OSError):  # tables are worth more than their log
                self._file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Note how it ended, if that was by an error."""
        if error is not None:
            stopped = isinstance(error, KeyboardInterrupt)
            self.write("stopped" if stopped else "failed", reason=str(error) or type(error).__name__)
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
