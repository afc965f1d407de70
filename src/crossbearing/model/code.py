"""Codes that stand for protected people."""

import re

START = "source-"
# No vowels, so that no code is a word, and no sign that is taken for another when read aloud or copied.
SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ"
LENGTH = 4
_CODE = re.compile(rf"{START}[{SIGNS}]{{{LENGTH}}}", re.IGNORECASE)


def is_code(name: str) -> bool:
    """Whether a name is such a code."""
    return _CODE.fullmatch(name) is not None
