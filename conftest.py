"""What pytest must not collect: the sources of compiled modules, whose doctests the interpreted run reads."""

from pipeline.core import core_in_use, sources

collect_ignore = [str(path) for path in sources()] if core_in_use().compiled else []
