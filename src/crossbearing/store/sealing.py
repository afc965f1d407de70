"""Seals what only the holder of a key may read: age files, for an X25519 key."""

# Invariant: sealing takes the public half of a key alone, so a ledger never needs the secret half to protect somebody.

import os
import re
from pathlib import Path

import pyrage

from crossbearing.errors import InputError, LedgerError

KEY_ENVIRONMENT = "CROSSBEARING_KEY_FILE"
_SECRET = re.compile(r"^\s*(AGE-SECRET-KEY-1[0-9A-Za-z]+)\s*$", re.MULTILINE)
# A key file has three lines; whatever is longer is something else.
_MOST_BYTES = 100_000


class Seal:
    """The public half of a key: seals, and cannot open."""

    def __init__(self, recipient: str) -> None:
        try:
            self._recipient = pyrage.x25519.Recipient.from_str(recipient.strip())
        except pyrage.RecipientError as error:
            raise InputError(
                f"{recipient[:80]!r} was given as a recipient and is none: it begins with age1, and "
                "`crossbearing key new FILE` prints it. The secret half (AGE-SECRET-KEY) is never given here"
            ) from error
        self.recipient = str(self._recipient)

    def seal(self, content: bytes) -> bytes:
        """The content, readable for the holder of the key alone; another every time."""
        return bytes(pyrage.encrypt(content, [self._recipient]))


class Key:
    """A whole key: opens what was sealed for it."""

    def __init__(self, secret: str) -> None:
        self._identity = pyrage.x25519.Identity.from_str(secret)
        self.recipient = str(self._identity.to_public())

    @classmethod
    def new(cls) -> "Key":
        """A key that nobody had before."""
        return cls(str(pyrage.x25519.Identity.generate()))

    def open(self, sealed: bytes, *, what: str) -> bytes:
        """What was sealed. LedgerError, naming `what` it was, if this is not its key or it was changed."""
        try:
            return bytes(pyrage.decrypt(sealed, [self._identity]))
        except pyrage.DecryptError as error:
            raise LedgerError(
                f"Cannot open {what} with the key {self.recipient[:12]}...: it was sealed for another key, or damaged. "
                "Name the file of the right key"
            ) from error

    def file_text(self) -> str:
        """The key as its file has it."""
        return (
            "# Key to the protected identities of a Crossbearing ledger (age). Who holds it can read them;\n"
            "# where it is lost, nobody can. Keep it, and a copy, apart from the ledger.\n"
            f"# public key: {self.recipient}\n{self._identity}\n"
        )


def write_new_key(path: Path) -> Key:
    """A new key, in a new file that its owner alone may read. InputError if the file cannot be made or is there."""
    key = Key.new()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileExistsError as error:
        raise InputError(
            f"Cannot write a key to {path}: it is there already, and keys are never overwritten. Name a new file"
        ) from error
    except OSError as error:
        raise InputError(f"Cannot write a key to {path}: {error.strerror}. Name a file in a folder of yours") from error
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(key.file_text())
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise InputError(f"Cannot write a key to {path}: {error.strerror}. Nothing was written") from error
    return key


def read_key(path: Path) -> Key:
    """The key in a file. InputError if there is none in it."""
    try:
        with path.open("rb") as stream:
            found = _SECRET.findall(stream.read(_MOST_BYTES).decode("utf-8", "replace"))
    except OSError as error:
        raise InputError(f"Cannot read the key {path}: {error.strerror}. Check the name of the file") from error
    if len(found) != 1:
        what = "no key" if not found else f"{len(found)} keys"
        raise InputError(
            f"{path} was given as a key and holds {what}: one line of it begins with AGE-SECRET-KEY-1. "
            "`crossbearing key new FILE` makes one"
        )
    try:
        return Key(found[0])
    except pyrage.IdentityError as error:
        raise InputError(f"The key in {path} is damaged ({error}). Take it from a copy") from error
