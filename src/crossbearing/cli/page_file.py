"""The file that a page of figures is written to."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crossbearing.errors import InputError


def check_page(path: Path) -> None:
    """Raise InputError if no page can be written here: measuring takes minutes, so this is told before it."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = not path.is_symlink() and not path.exists()
        path.open("a").close()
        if fresh:
            path.unlink()


def write_page(path: Path, page: str) -> None:
    """Write the page in place of the one that is there."""
    with _told(path):
        path.write_text(page, encoding="utf-8")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise InputError(f"Cannot write {path}: {error.strerror}; name another file with --out") from error
