"""Words with their speaker set beside them: turns as in a play ("MINISTER: We will stay."), signed quotations."""

from collections.abc import Iterator, Sequence

from crossbearing.extract.speech.attribution_parts import Parts
from crossbearing.extract.speech.quoted_runs import MARKS, Run
from crossbearing.extract.words.clauses import FINITE
from crossbearing.extract.words.marked import Marked, Sentence

# The longest name before a colon, in words; one turn alone is no conversation.
NAME_WORDS = 5
FEWEST_TURNS = 2
_DASHES = frozenset({"—", "–", "―", "--", "-"})


def label_attributions(marked: Marked) -> list[Parts]:
    """One attribution for each turn, up to the end of its paragraph; none where only one looks like a turn."""
    found = list(_turns(marked))
    return found if len(found) >= FEWEST_TURNS else []


def _turns(marked: Marked) -> Iterator[Parts]:
    opening: Sentence | None = None
    for sentence in marked.sentences:
        if opening is not None and (sentence.paragraph, sentence.zone) == (opening.paragraph, opening.zone):
            continue
        opening = sentence
        first = sentence.first + (marked.tokens[sentence.first].text in MARKS)
        colon = _colon(marked, first, sentence.last)
        if colon is None or (colon == first + 1 and len(marked.tokens[first].text) == 1):
            continue  # "Q:" and "A:" name nobody
        last = _paragraph_end(marked, sentence)
        if any(token.tag in FINITE for token in marked.tokens[colon + 1 : last]):
            yield Parts(colon, ":", "speech", ((first, colon),), ((colon, colon + 1),), ((colon + 1, last),))


def _paragraph_end(marked: Marked, sentence: Sentence) -> int:
    last = sentence.last
    for other in marked.sentences[sentence.index :]:
        if (other.paragraph, other.zone) != (sentence.paragraph, sentence.zone):
            break
        last = other.last
    return last


def _colon(marked: Marked, first: int, last: int) -> int | None:
    """The colon behind a name that begins at token `first`."""
    for token in marked.tokens[first : min(last, first + NAME_WORDS + 1)]:
        if token.text == ":":
            return token.i if token.i > first else None
        if not token.text[:1].isupper() and token.text not in (".", "-", "’s"):
            return None
    return None


def signed_attributions(marked: Marked, runs: Sequence[Run]) -> Iterator[Parts]:
    """The attributions of quotations with a dash and a name behind them."""
    for run in runs:
        if run.last >= len(marked.tokens) or marked.tokens[run.last].text not in _DASHES:
            continue
        last = run.last + 1
        while last < len(marked.tokens) and marked.tokens[last].text[:1].isupper() and last - run.last <= NAME_WORDS:
            last += 1
        if last == run.last + 1:
            continue
        behind = marked.text[marked.tokens[last - 1].end :][:2]
        if behind.strip(" .\u00a0") == "":
            source, cue = (run.last + 1, last), (run.last, run.last + 1)
            yield Parts(run.last, "-", "speech", (source,), (cue,), ((run.first, run.last),), closing=True, speaks=True)
