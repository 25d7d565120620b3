"""A limit on the processor time that one page may take."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

# A page takes milliseconds; one that takes this long, in seconds of processor time, would take for ever.
PAGE_SECONDS = 60.0
# Where a first alarm was lost, because it rang in code that swallows exceptions, others follow, in seconds.
_AGAIN = 1.0


class TookTooLong(BaseException):
    """The time is over; no `Exception`, so that no handler of the parser takes it for a defect of a page."""


@contextmanager
def time_limit(seconds: float) -> Iterator[Callable[[], object]]:
    """Raise `TookTooLong` in a block that takes more processor time than this; 0 is no limit.

    What the block is given starts the time anew, for the next page: that takes a microsecond. Processor time,
    because a page must not be rejected for what else a machine does. The alarm is a signal, which Python handles
    between two steps of its own, and not within a compiled loop or a pattern: that suffices, because each of these
    takes linear time, and so returns. Outside of a process's main thread, and on Windows, there is no such signal, and
    so no limit.
    """
    if not seconds or threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield lambda: None
        return
    before = signal.signal(signal.SIGVTALRM, _ring)
    start = partial(signal.setitimer, signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        start()
        yield start
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _ring(*_: object) -> None:
    raise TookTooLong
