"""Words as pictures and pages can hold them."""

# They join or part letters of Arabic, Persian and Indian scripts, and are no control signs.
_JOINERS = "\u200c\u200d"
_CUT = "…"


def tidy(text: str) -> str:
    """The text in one line, without signs that no page can hold or that turn the direction of what follows."""
    return " ".join("".join(sign if sign.isprintable() or sign in _JOINERS else " " for sign in text).split())


def short(text: str, most: int) -> str:
    """The text in at most so many signs."""
    text = tidy(text)
    return text if len(text) <= most else text[: most - 1].rstrip() + _CUT
