"""How a sentence is written: in capitals throughout, as a headline, and which words stand first in it."""

import re
from collections.abc import Sequence

from crossbearing.extract.names.name_words import body_words, person_words, titles
from crossbearing.extract.names.plain_words import is_hardly_name
from crossbearing.extract.words.marked import Sentence, Token
from crossbearing.model.zone import ZoneKind

# Above this share of capitalised long words, a title or a line of at most SHORT words shows no names by capitals.
HEADLINE_SHARE = 0.6
SHORT = 9
# No headline of three words or more has fewer words with capitals.
FEWEST = 2
# A sentence that ends in a full stop is a headline only by more such words, of which some are hardly ever names.
STOPPED_SHARE, STOPPED_PLAIN = 0.8, 2
# Fewer words in capitals may be a name with its abbreviation.
CABLE = 5
DATELINE_WORDS = 16
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DATELINE_END = re.compile(r"[-–—:]+\Z")


def opens_line(words: Sequence[Token], place: int) -> bool:
    """Whether the word opens its sentence, a quotation or a list item."""
    before = words[place - 1] if place else None
    return (
        before is None
        or before.text in ("“", '"', ":", "•", "``", "‘", "–", "—", "...", "…")
        or (_DATELINE_END.match(before.text) and _ends_dateline(words, place))
        or (place <= 2 and all(word.pos in ("PUNCT", "NUM", "X", "SYM") for word in words[:place]))
    )


def _ends_dateline(words: Sequence[Token], place: int) -> bool:
    """Whether a dash or colon before the word closes a dateline: only names, dates and brackets stand before it."""
    lead = words[: place - 1]
    return 0 < len(lead) <= DATELINE_WORDS and not any(word.text.islower() and word.text.isalpha() for word in lead)


def _is_all_capitals(words: Sequence[Token]) -> bool:
    """Whether the sentence is written in capitals throughout, as telegrams are."""
    long = [word for word in words if word.text.isalpha() and len(word.text) > 1]
    return len(long) > CABLE and sum(word.text.isupper() for word in long) / len(long) > HEADLINE_SHARE


def is_shouted(sentence: Sentence, words: Sequence[Token]) -> bool:
    """Whether most words of a headline have capitals, so that a capital shows no name."""
    if sum(word.text[0].isupper() for word in words) < FEWEST:
        return False
    if _is_all_capitals(words):
        return True
    if sentence.zone is not ZoneKind.TITLE and (len(words) > SHORT or words[-1].text in (".", "?", "!", ",")):
        return _is_stopped_headline(words)
    long = [word for word in words if word.text.isalpha() and len(word.text) > 3]
    return len(long) >= 3 and sum(word.text[:1].isupper() for word in long) / len(long) > HEADLINE_SHARE


def _is_seldom_large(word: Token) -> bool:
    """Whether the word is neither name nor part of one, nor of a title: "Kills", "Market"."""
    if word.text in titles() or word.text in body_words() or word.lower in person_words():
        return False
    return is_hardly_name(word.lower)


def _is_stopped_headline(words: Sequence[Token]) -> bool:
    """Whether a sentence has the capitals of a headline: also on words that are names nowhere."""
    large = sum(word.text[0].isupper() for word in words)
    if 2 * large < len(words) or any(word.tag in _VERBS and word.text.islower() for word in words):
        return False
    long = [word for word in words if word.text.isalpha() and len(word.text) > 3]
    plain = sum(word.text[0].isupper() and _is_seldom_large(word) for word in long[1:])
    capital = sum(word.text[0].isupper() for word in long)
    return plain >= STOPPED_PLAIN and capital >= STOPPED_SHARE * len(long)
