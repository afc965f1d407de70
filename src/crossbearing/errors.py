"""Every error Crossbearing raises on purpose.

    CrossbearingError
    ├── InputError          what a person handed over cannot be used (exit code 2)
    │   ├── ReadError       a report cannot be read
    │   ├── DateError       a date is none
    │   └── RulingError     rulings contradict one another
    ├── LedgerError         the ledger file cannot be opened, written or trusted (exit code 2)
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


class DateError(InputError, ValueError):
    """A date is none."""


class RulingError(InputError):
    """Rulings of which events are one contradict one another."""


class LedgerError(CrossbearingError):
    """The ledger file cannot be opened, written or trusted."""


class ModelError(CrossbearingError, ValueError):
    """A value that cannot be true was about to be built."""


class UngroundedError(ModelError):
    """A quote does not stand at its offsets in the report."""


class SetupError(CrossbearingError):
    """The installation lacks something it needs."""
