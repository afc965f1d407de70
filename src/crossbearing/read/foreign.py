"""Data from outside that are not built as the code which reads them expects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from crossbearing.errors import CrossbearingError, SetupError


@contextmanager
def foreign(name: str) -> Iterator[None]:
    """A block that reads data of this name: what they lack raises SetupError in a line.

    A fault of ours looks the same from here, so the line keeps the cause and the place it was met at.
    """
    try:
        yield
    except CrossbearingError:
        raise
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        at = extract_tb(error.__traceback__)[-1]
        cause = f"{type(error).__name__}: {error}, at {Path(at.filename).name} line {at.lineno}"
        raise SetupError(
            f"{name}: the corpus has another shape ({cause}); give its own release, or report the cause as a fault"
        ) from error
