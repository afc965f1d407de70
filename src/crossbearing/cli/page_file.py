"""The file that a page of figures is written to."""

from pathlib import Path

from crossbearing.errors import InputError


def check_page(path: Path) -> None:
    """Raise InputError if no page can be written here: measuring takes minutes, so this is told before it."""
    fresh = not path.exists()
    _append(path, "")
    if fresh:
        path.unlink()


def write_page(path: Path, page: str) -> None:
    """Write the page in place of the one that is there."""
    _append(path, page, fresh=True)


def _append(path: Path, text: str, *, fresh: bool = False) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w" if fresh else "a", encoding="utf-8") as stream:
            stream.write(text)
    except OSError as error:
        raise InputError(f"Cannot write {path}: {error.strerror}; name another file with --out") from error
