"""Names that no list may hold: they would be found all over a report, or are none."""

from functools import cache

from crossbearing.vocab import load

# In capitals a short name is an acronym, which is found only in capitals: "WHO" is no "who".
_LONGEST_ACRONYM = 5


def wrong_name(name: str) -> str | None:
    """Why a name cannot be used, and what to do; None if it can."""
    if not any(letter.isalpha() for letter in name):
        return f"the name {name!r} has no letter; give a name"
    is_acronym = name.isupper() and len(name) <= _LONGEST_ACRONYM
    if not is_acronym and name.casefold() in _everyday():
        return f"the name {name!r} is an everyday word and would be found in every report; give a fuller name"
    return None


@cache
def _everyday() -> frozenset[str]:
    """Words of the language, of the calendar and for kinds of people and places, in small letters."""
    dates = load("dates")
    calendar = (names[0] for part in ("months", "weekdays") for names in dates[part].values())
    return frozenset(
        word.casefold() for word in (*load("common_words")["words"], *load("everyday")["words"], *calendar)
    )
