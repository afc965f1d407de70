"""The list of the files of a folder with their hashes, in the form that `sha256sum -c` takes."""

import re
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.publish.writing.written import Written

MANIFEST = "manifest-sha256.txt"
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>.+)")


def manifest_of(written: Iterable[Written]) -> str:
    """The manifest of these files, by name."""
    return "".join(f"{one.sha256}  {one.name}\n" for one in sorted(written, key=lambda one: one.name))


def listed_in(folder: Path) -> dict[str, str]:
    """The hash of each file that a folder's manifest lists; none where there is no manifest."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {found["name"]: found["sha256"] for line in lines if (found := _LINE.fullmatch(line))}


def strangers(folder: Path) -> str | None:
    """What stands in a folder that its manifest does not list, in words; None where there is nothing of the kind."""
    listed = {MANIFEST, *listed_in(folder)}
    if len(listed) == 1:
        return f"it has no {MANIFEST}"
    inside = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    found = next((path for path in inside if path.relative_to(folder).as_posix() not in listed), None)
    return None if found is None else f"it holds {found.relative_to(folder)}"


def require_unchanged(folder: Path, names: Iterable[str]) -> None:
    """Raise InputError if one of these files of a folder is not what its manifest says."""
    listed = listed_in(folder)
    for name in names:
        if name not in listed:
            raise InputError(
                f"Cannot read {folder}: its {MANIFEST} has no {name}. Name a folder that crossbearing wrote"
            )
        if _hash(folder / name) != listed[name]:
            raise InputError(f"Cannot trust {folder / name}: it was changed after {MANIFEST} was written")


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise InputError(f"Cannot read {path}: {error.strerror}. Name a folder that crossbearing wrote") from error
