"""Where a noun phrase begins: articles, numbers, adjectives, nouns and owners before its head."""

from collections.abc import Container, Sequence

from crossbearing.extract.names.noun_lexicon import nouns
from crossbearing.extract.names.phrase_words import grades, saying_verbs, tells_time
from crossbearing.extract.words.marked import Token

_LEFT_TAGS = frozenset(
    ("DT", "PDT", "PRP$", "JJ", "JJR", "JJS", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "VBN", "VBG")
)


def phrase_start(words: Sequence[Token], start: int, taken: Container[int]) -> int:
    """Where the phrase of a noun begins, over articles, numbers, adjectives, nouns and owners; `taken` are names."""
    place = start
    while place > 0:
        token = words[place - 1]
        if grades(words, place - 1):
            place -= 1
            continue
        if place > 1 and token.text == "-" and words[place - 2].end == token.start == words[place].start - 1:
            place -= 2  # "out-gunned fighters", whatever stands before the hyphen
            continue
        if (
            (token.tag not in _LEFT_TAGS and token.text != "-" and token.lower != "both")
            or token.lower in ("much",)
            or token.lower in saying_verbs()
            or tells_time(words, place - 1)
        ):
            break
        if token.lower in ("least", "most") and place > 1 and words[place - 2].lower == "at":
            break
        if token.tag in ("VBN", "VBG") and not (
            token.dep.startswith("amod")
            or words[place - 2].tag in ("DT", "JJ", "CD", "HYPH", "POS", "PRP$")
            or grades(words, place - 2)
            or words[place - 2].text == "-"
        ):
            break
        if token.tag in ("DT", "PRP$") and not token.lower.startswith("all"):
            return place - 1
        if (
            token.tag in ("NNS", "NNPS")
            and token.i not in taken
            and (token.lower in nouns() or words[place].tag in ("JJ", "DT", "PRP$", "CD"))
        ):
            break
        place -= 1
    while place < start and (words[place].tag in ("HYPH", "POS") or words[place].text == "-"):
        place += 1
    return place
