"""Data from outside that are not built as the code which reads them expects."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb
from types import TracebackType

from crossbearing.errors import SetupError


@contextmanager
def foreign(name: str) -> Iterator[None]:
    """A block that reads data of this name: what they lack raises SetupError in a line.

    A fault of ours looks the same from here, so the line keeps the cause and the place it was met at.
    """
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
        cause = f"{type(error).__name__}: {error}, {_place(error.__traceback__)}"
        raise SetupError(
            f"{name}: the corpus has another shape ({cause}); give its own release, or report the cause as a fault"
        ) from error


def _place(trace: TracebackType | None) -> str:
    """The innermost line of this package that an error passed."""
    package = Path(__file__).parents[1]
    *_, at = [frame for frame in extract_tb(trace) if Path(frame.filename).is_relative_to(package)]
    return f"{Path(at.filename).relative_to(package).as_posix()} line {at.lineno}"
