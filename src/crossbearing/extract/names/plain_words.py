"""Words that running text writes small: a name made of them is that of a body or a thing, hardly of a person."""

from functools import cache

from crossbearing.extract.names.name_lexicon import country_adjectives
from crossbearing.extract.words.truecase import NINTHS, casings

# A word counts as one of the language if it stands small in at least this share of its sightings, in ninths.
MOST_CAPITAL = NINTHS // 2
# Words seldom enough written with a capital that one alone shows no name.
HARDLY_CAPITAL = 1

# Words with these endings are the language's own unless they always have a capital.
_ENDINGS = ("tion", "sion", "ment", "ness", "ship", "ism")


@cache
def is_plain(word: str) -> bool:
    """Whether running text mostly writes the word (in small letters) small, or it is the adjective of a country."""
    return word in country_adjectives() or _share(word) <= (MOST_CAPITAL if not word.endswith(_ENDINGS) else NINTHS - 1)


@cache
def is_hardly_name(word: str) -> bool:
    """Whether running text nearly always writes the word small."""
    return _share(word) <= HARDLY_CAPITAL


def _share(word: str) -> int:
    casing = casings().get(word)
    share = casing.shares[0] if casing is not None else None
    unseen = NINTHS - 1 if word.endswith(_ENDINGS) else NINTHS
    return unseen if share is None else share
