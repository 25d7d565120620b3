"""Texts that take long if anything takes longer than in proportion to the length, and how long that is."""

import time

import pipeline

HOSTILE = {
    "markers": "① a ② b ③ (1) 2. 3) " * 1000,
    "one word": "a" * 20000,
    "short lines": "Menu\nLogin\n• Home\n" * 1000,
    "colons": "causes: causes: 原因：" * 1000,
    "titles": "A title\nA title\n" * 1000,
}


def seconds(text: str) -> float:
    """The processor time that parsing a text takes, the least of three."""

    def once() -> float:
        start = time.process_time()
        pipeline.parse(text)
        return time.process_time() - start

    return min(once() for _ in range(3))
