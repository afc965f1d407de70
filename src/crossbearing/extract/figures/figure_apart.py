"""What a verb far behind a figure says became of its people: "nine men, two of them guards, were killed"."""

from crossbearing.extract.figures.figure_noun import Counted
from crossbearing.extract.figures.figure_verb import labels
from crossbearing.extract.words.marked import Marked, Token

# What is put between people and their verb is no longer than this, in words.
PARTED = 45
_PASSIVES = frozenset({"was", "were", "been"})
_BRACKETS = frozenset({",", "–", "—", "-", "--", "(", ")"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_NEW_CLAUSE = frozenset(
    {"when", "while", "after", "before", "as", "if", "but", "because", "where", "that", "whereas", "although"}
)


def parted_state(marked: Marked, counted: Counted, start: int) -> str | None:
    """The state that a passive tells behind what is put in between: "nine men, two of them guards, were killed".

    What is put in between ends in a comma or dash, unless the people open their clause and the verb is theirs too:
    "52 residents, including children, and up to eight guests were killed".
    """
    first = counted.words[-1].i + 1 if len(counted.words) > 0 else counted.anchor.i + 1
    stop = marked.sentences[counted.anchor.sentence].last
    commas = dashes = 0
    relative = False
    for word in marked.tokens[first : min(stop, first + PARTED)]:
        if word.text in _BRACKETS:
            commas, dashes, relative = commas + (word.text == ","), dashes + (word.text != ","), False
        elif relative or word.lower in _RELATIVE:
            relative = True
        elif word.lower in _PASSIVES:
            closed = marked.tokens[word.i - 1].text in _BRACKETS or (commas == 0 and dashes % 2 == 0)
            return _state_after(marked, word.i + 1, stop) if closed or _opens(marked, start) else None
        elif _ends(marked, word):
            return None
    return None


def _ends(marked: Marked, word: Token) -> bool:
    """Whether another clause, or other people, begin at a word."""
    finite = word.tag in ("VBD", "VBZ", "VBP", "MD") and word.lower != "had"
    following = marked.tokens[word.i + 1 : word.i + 2]
    listing = word.lower == "as" and any(other.lower in ("well", "of") for other in following)
    listing = listing or (word.lower == "as" and marked.tokens[word.i - 1].lower == "well")
    clause = word.text in (";", ":") or (word.lower in _NEW_CLAUSE and not listing)
    return finite or clause or _adds_people(marked, word)


def _adds_people(marked: Marked, word: Token) -> bool:
    """Whether others with a verb of their own follow: "and 25 others, among them two guards, were hurt"."""
    return word.lower in ("other", "others", "another") and marked.tokens[word.i - 1].tag in ("CD", "CC", "JJ", "DT")


def _opens(marked: Marked, start: int) -> bool:
    """Whether the words from `start` on open a clause, with no preposition or verb before them."""
    before = marked.token_at(start)
    if before is None or before.i == marked.sentences[before.sentence].first:
        return before is not None
    return marked.tokens[before.i - 1].text in (",", "–", "—", ";")


def _state_after(marked: Marked, first: int, stop: int) -> str | None:
    """The state right behind a form of "be", adverbs and further auxiliaries passed over."""
    for word in marked.tokens[first : min(stop, first + 4)]:
        if word.lower in labels("states"):
            return labels("states")[word.lower]
        if word.tag != "RB" and word.lower not in ("been", "being", "reported", "feared", "confirmed", "presumed"):
            return None
    return None
