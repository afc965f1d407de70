"""An expression for any of many phrases, their common beginnings written once, so that few are tried at a place."""

import re
from collections.abc import Iterable

# The phrases that go on with each letter; a phrase ends where None stands.
_Branches = dict[str | None, "_Branches"]


def alternatives(phrases: Iterable[str], *, cased: bool = False) -> str:
    """An expression, without groups that count, that matches the longest of these phrases; none of no phrases.

    White space in a phrase stands for any run of it, a straight apostrophe also for the curly one.
    """
    root: _Branches = {}
    for phrase in sorted(phrases):
        branches = root
        for letter in phrase:
            branches = branches.setdefault(letter, {})
        branches[None] = {}
    return _expression(root, cased=cased) if root else r"(?!)"


def _expression(branches: _Branches, *, cased: bool) -> str:
    """The branches as one expression; the end of a phrase comes last, so that longer ones are tried before it."""
    ways = [
        _letter(letter, cased=cased) + _expression(further, cased=cased)
        for letter, further in branches.items()
        if letter is not None
    ]
    if not ways:
        return ""
    if None in branches:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _letter(letter: str, *, cased: bool) -> str:
    if letter == " ":
        return r"\s+"
    if letter == "'":
        return "['’]"
    # Spelt out, because an expression that is case-blind as a whole cannot skip branches by their first letter.
    both = sorted({letter, letter.lower(), letter.upper()}) if not cased else [letter]
    one = [form for form in both if len(form) == 1]
    return f"[{''.join(one)}]" if len(one) > 1 else re.escape(letter)
