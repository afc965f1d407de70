"""What a way in gives: the bytes of one report and where they were, or why they cannot be had."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from crossbearing.errors import ReadError

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Found:
    """The bytes of one report. `name` says where they were ("news.zip: inner/a.html").

    `path` is the file if they are all of it, `media` what they are where name and bytes do not tell, `note` what a
    person should know of it.
    """

    name: str
    raw: bytes
    media: str | None = None
    path: Path | None = None
    note: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that cannot be read: where it is, why, and the SHA-256 of its bytes where they were seen."""

    name: str
    reason: str
    sha256: str | None = None


Finds = Iterator[Found | Unread]
# Opens what stands inside a container: its name, its bytes as a stream, and how deep in other containers it stands.
Opening = Callable[[str, BinaryIO, int], Finds]


def unread(name: str, why: str, raw: bytes | None = None) -> Unread:
    """Something that cannot be read, with the line that says why."""
    return Unread(name, f"Cannot read {name}: {why}", None if raw is None else sha256(raw).hexdigest())


def refused(name: str, error: ReadError, raw: bytes | None = None) -> Unread:
    """The same from an error that says it already."""
    return Unread(name, str(error), None if raw is None else sha256(raw).hexdigest())


def inside(container: str, name: str) -> str:
    """What something inside a container is called, without signs that would break a line."""
    return f"{container}: {_CONTROLS.sub('?', name)}"
