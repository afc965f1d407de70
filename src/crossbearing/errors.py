"""Every error Crossbearing raises on purpose.

    CrossbearingError
    ├── InputError          what a person handed over cannot be used (exit code 2)
    │   ├── ReadError       a report cannot be read
    │   │   └── FetchError  what an address on the web leads to cannot be had
    │   ├── DateError       a date is none
    │   ├── RulingError     rulings contradict one another
    │   └── TooOftenError   a password was guessed at too often
    ├── LeakError           what was about to be written names a protected person (exit code 2)
    ├── LedgerError         the ledger file cannot be opened, written or trusted (exit code 2)
    │   ├── DroppedError    a view was replaced by a newer one while somebody looked at it
    │   └── NotReadyError   a view is still being worked out
    ├── ModelError          a value that cannot be true was about to be built
    │   └── UngroundedError a quote does not stand at its offsets
    └── SetupError          the installation lacks something (a model, a vocabulary file)

Every message says what was asked, what was found and what to do, in one line.
"""


class CrossbearingError(Exception):
    """Root of every error raised on purpose."""


class InputError(CrossbearingError):
    """What a person handed over cannot be used."""


class ReadError(InputError):
    """A report cannot be read."""


class FetchError(ReadError):
    """What an address on the web leads to cannot be had.

    `later` says that it may be so for a time only, `wait` for how many seconds the server asked to be left alone,
    `status` what it answered.
    """

    def __init__(
        self, message: str, *, later: bool = False, wait: float | None = None, status: int | None = None
    ) -> None:
        super().__init__(message)
        self.later = later
        self.wait = wait
        self.status = status

    @property
    def found(self) -> str:
        """What was found, without what was asked."""
        return str(self).partition(": ")[2] or str(self)


class DateError(InputError, ValueError):
    """A date is none."""


class RulingError(InputError):
    """Rulings of which events are one contradict one another."""


class TooOftenError(InputError):
    """A password was guessed at too often: no other guess is taken for so many seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"Too many passwords were tried. Wait for {wait:,} seconds and try again")
        self.wait = wait


class RepeatedError(InputError):
    """The ledger holds the decision with this `id` already: it was sent twice within a second."""

    def __init__(self, ledger: str, id: str) -> None:
        super().__init__(f"{ledger} holds decision {id[:12]} already. Nothing was added")
        self.id = id


class LeakError(CrossbearingError):
    """What was about to be written names a protected person. The message says where, and not the name."""


class LedgerError(CrossbearingError):
    """The ledger file cannot be opened, written or trusted."""


class DroppedError(LedgerError):
    """A view was replaced by a newer one while somebody looked at it."""


class NotReadyError(LedgerError):
    """A view is still being worked out; it is worth asking again in a while."""


class ModelError(CrossbearingError, ValueError):
    """A value that cannot be true was about to be built."""


class UngroundedError(ModelError):
    """A quote does not stand at its offsets in the report."""


class SetupError(CrossbearingError):
    """The installation lacks something it needs."""
