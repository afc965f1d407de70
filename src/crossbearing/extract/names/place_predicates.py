"""Words right behind a name that are said of places alone."""

from functools import cache

from crossbearing.extract.words.marked import Marked
from crossbearing.extract.words.templates import Templates
from crossbearing.vocab import load

# Within so many characters a predicate ends, auxiliaries and adverbs included.
REACH = 60
# "Sarn, a market town in the north": the noun stands this near behind the comma, in words.
_APPOSITION = 6


def is_said_of_place(marked: Marked, last: int) -> bool:
    """Whether what follows the name that ends at this token is said of places: "was quiet", ", a village"."""
    return _has_predicate(marked, last) or _is_introduced(marked, last)


def _has_predicate(marked: Marked, last: int) -> bool:
    end = marked.tokens[last - 1].end
    reach = min(len(marked.text), end + REACH)
    # An apostrophe follows at once, a word behind a space.
    return any(_predicates().stands_at(marked.text, start, reach) for start in (end, end + 1))


def _is_introduced(marked: Marked, last: int) -> bool:
    """Whether ", a village" follows."""
    following = marked.tokens[last : last + 2 + _APPOSITION]
    if len(following) < 3 or following[0].text != "," or following[1].lower not in ("a", "an", "the"):
        return False
    for word in following[2:]:
        if word.lower in load("places")["settlement"]["words"]:
            return True
        if word.tag not in ("JJ", "NN", "HYPH", "NNP", "VBN", "VBG", "CD"):
            return False
    return False


@cache
def _predicates() -> Templates:
    return Templates(load("places")["predicates"]["behind"], {})
