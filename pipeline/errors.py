"""The errors that a caller can meet, each a sentence that says what to do."""


class PagesieveError(Exception):
    """Something that the caller can put right; its text is one sentence for a person.

    ``status`` is the exit status of the command that meets it.
    """

    status = 1


class EditError(PagesieveError, ValueError):
    """Edits that do not fit the text they are applied to."""


class InputError(PagesieveError):
    """An input that is missing or that nobody here can read."""


class OutputError(PagesieveError):
    """An output folder that must not be written to."""


class VocabularyError(PagesieveError):
    """A vocabulary file with a mistake: an unknown key, a value of the wrong type, a doubled phrase."""


class NoVerdictError(PagesieveError):
    """A run that could not be judged: it is not there, or the rules or the baseline cannot be read."""

    status = 2


class ScoreError(PagesieveError):
    """Scores that are worse than their baseline."""


class WorkerError(PagesieveError):
    """A worker process that died, or failed, on the same records twice."""


class StoppedError(PagesieveError):
    """A run that a person or the system has stopped."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status
