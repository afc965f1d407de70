"""Passwords: which will do, what is kept of one, and whether one is right."""

from base64 import b64encode
from threading import BoundedSemaphore
from unicodedata import normalize

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

from crossbearing.errors import InputError
from crossbearing.model.decision import person_key

SHORTEST = 12
# A password manager's longest; more is no password but work for the server.
LONGEST = 1000
# Fewer different letters are one key held down.
FEWEST_LETTERS = 5
# What is left of a password without the name in it has to be more than a year or a few marks.
BESIDES_NAME = 6
# The second choice of RFC 9106, for machines that do other work too: 64 MiB and some tens of milliseconds for each try.
_TIMES, _KIBIBYTES, _LANES, _SALT_BYTES, _HASH_BYTES = 3, 65_536, 4, 16, 32
# So many are worked on at once, for what each takes of memory; the others wait.
_AT_ONCE = 2


class Passwords:
    """Works out, by Argon2id, what is kept of passwords."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(_TIMES, _KIBIBYTES, _LANES, _HASH_BYTES, _SALT_BYTES, type=Type.ID)
        self._turn = BoundedSemaphore(_AT_ONCE)

    def kept(self, password: str) -> str:
        """What is kept of a password."""
        with self._turn:
            return self._hasher.hash(_plain(password))

    def is_right(self, password: str, kept: str | None) -> bool:
        """Whether this is the password that was kept; where none was, finding that out takes as long."""
        with self._turn:
            try:
                self._hasher.verify(kept or _NOBODYS, _plain(password))
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None


def require_password(password: str, name: str) -> None:
    """InputError where a password is too easy to guess for that person."""
    if len(password) < SHORTEST:
        found = f"{len(password)} character{'' if len(password) == 1 else 's'}"
        raise InputError(f"The password has {found}, and needs {SHORTEST} or more. Take some words that only you join")
    if len(password) > LONGEST:
        raise InputError(f"The password has {len(password):,} characters. Take at most {LONGEST:,}")
    letters, key = person_key(password), person_key(name)
    if len(set(letters)) < FEWEST_LETTERS:
        raise InputError(f"The password has fewer than {FEWEST_LETTERS} different characters. Take some words")
    if key in letters and len(letters.replace(key, "")) < BESIDES_NAME:
        raise InputError("The password is the name and little else. Take some words that only you join")


def _plain(password: str) -> bytes:
    # The same keys give other code points on another machine.
    return normalize("NFKC", password).encode("utf-8", "surrogatepass")


def _base64(size: int) -> str:
    return b64encode(bytes(size)).decode().rstrip("=")


# No password gives zeros alone.
_NOBODYS = f"$argon2id$v=19$m={_KIBIBYTES},t={_TIMES},p={_LANES}${_base64(_SALT_BYTES)}${_base64(_HASH_BYTES)}"
