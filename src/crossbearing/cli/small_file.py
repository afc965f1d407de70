"""Small files that a user names: read whole, or refused when they are something else."""

from pathlib import Path

from crossbearing.errors import InputError

# Requests, answers and certificates are a few KB; the longest list of root certificates is some hundred.
MOST_BYTES = 1_000_000


def read_small(path: Path) -> bytes:
    """What the file holds. InputError if it cannot be read, or is longer than such files are."""
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}. Check the name of the file") from error
    if len(content) > MOST_BYTES:
        raise InputError(f"Cannot use {path}: it has over {MOST_BYTES:,} bytes, and such a file has a few thousand")
    return content
