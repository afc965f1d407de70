"""Where a noun phrase ends: complements and short clauses behind its head."""

from collections.abc import Sequence
from functools import cache

from crossbearing.extract.names.name_lexicon import calendar
from crossbearing.extract.words.marked import Token
from crossbearing.vocab import load

_INSIDE = frozenset(("DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH"))
# A noun phrase rarely reaches further behind its head.
LONGEST = 14


def phrase_end(words: Sequence[Token], place: int) -> int:
    """The index behind the last word of the phrase whose head stands at `place` in a sentence's words."""
    end = place + 1
    while end < len(words) and end - place < LONGEST:
        step = _step(words, place, end)
        if step == 0:
            break
        end += step
    return end


def _step(words: Sequence[Token], place: int, end: int) -> int:
    """How many words behind `end` still belong to the phrase; 0 if it ends there."""
    token = words[end]
    if token.lower in ("there", "nearby", "alike", "abroad", "here"):
        return 1
    if token.lower == "or" and end + 1 < len(words) and words[end + 1].lower == "so":
        return 2
    if _is_postmodifier(words, place, end):
        inside = _complement(words, end + 1)
        return 1 + inside if inside else 0
    if token.lower == "of" or (token.tag in ("IN", "TO") and _attached(words, place, token)):
        follows = words[end + 1] if end + 1 < len(words) else None
        dated = follows is not None and token.lower != "of" and follows.text in calendar()
        # "Fourteen soldiers for eleven rebels" are two groups.
        swapped = follows is not None and token.lower == "for" and follows.tag == "CD"
        return 0 if dated or swapped else _complement(words, end)
    return 0


def _is_postmodifier(words: Sequence[Token], place: int, end: int) -> bool:
    """Whether "held in", "loyal to", "south of", "arriving from" goes on with the phrase."""
    if end + 1 >= len(words) or words[end + 1].tag not in ("IN", "TO", "RB", "RP"):
        return False
    token = words[end]
    if token.lower in _postmodifiers():
        return True
    if token.tag not in ("VBN", "VBG") or token.lower == "left" or token.is_root or words[end + 1].tag == "RP":
        return False
    return token.dep.startswith("acl") and token.head == words[place].i and words[end - 1].tag != "PRP"


def _attached(words: Sequence[Token], place: int, preposition: Token) -> bool:
    """Whether the tree hangs the preposition's noun on the head of the phrase."""
    first = words[0].i
    noun = words[preposition.head - first]
    return preposition.dep == "case" and noun.dep.startswith("nmod") and noun.head == words[place].i


def _complement(words: Sequence[Token], start: int) -> int:
    """How many words a preposition and its noun phrase take up from `start` on; 0 if there is no noun."""
    end = start
    while end < len(words) and words[end].tag in ("IN", "TO", "RB", "RP") and end - start < 2:
        end += 1
    if end < len(words) and words[end].lower in ("there", "here"):
        return end + 1 - start
    nouns = end
    while end < len(words) and _goes_inside(words, end):
        if end > nouns and words[end].tag in ("DT", "PDT", "PRP$"):
            break
        end += 1
    return end - start if end > nouns and words[end - 1].tag not in ("DT", "PRP$", "PDT") else 0


def _goes_inside(words: Sequence[Token], place: int) -> bool:
    """Whether the word may stand in a noun phrase: a participle only behind a hyphen, or between article and noun."""
    token = words[place]
    if token.tag in _INSIDE:
        return token.tag != "NNS" or token.lower not in load("groups")["verbs"]["words"]
    if token.tag == "RB" and place + 1 < len(words):
        return words[place - 1].tag in ("DT", "PRP$") and words[place + 1].tag in ("VBN", "JJ")
    if token.tag not in ("VBN", "VBG"):
        return False
    before, following = words[place - 1], words[place + 1] if place + 1 < len(words) else None
    inner = before.tag in ("DT", "JJ", "PRP$", "RB") and following is not None and following.tag in _INSIDE
    return before.tag == "HYPH" or inner


@cache
def _postmodifiers() -> frozenset[str]:
    return frozenset(load("groups")["postmodifiers"]["words"])
