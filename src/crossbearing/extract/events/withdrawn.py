"""Whether a report says of a deed that its own publisher was wrong to tell of it."""

from functools import cache

from crossbearing.extract.draft import Draft
from crossbearing.extract.events.triggers import Trigger
from crossbearing.extract.words.inflections import all_forms
from crossbearing.extract.words.marked import Marked, Sentence, Token
from crossbearing.vocab import load
from crossbearing.vocab.phrases import Phrases


def is_withdrawn(draft: Draft, trigger: Trigger) -> bool:
    """Whether the publisher takes its report of the deed back, in this sentence or in the next of the paragraph."""
    marked = draft.marked
    sentence = marked.sentences[trigger.first.sentence]
    before = [word for word in marked.words(sentence) if word.i < trigger.first.i]
    cited = [word for word in before if word.lower in _words("reports")]
    if not cited or not _is_publishers(draft, before):
        return False
    retracting = [word for word in before if word.lower in _words("retracting")]
    if any(verb.i < noun.i for verb in retracting for noun in cited):
        return True
    return _is_taken_back_next(marked, sentence)


def _is_publishers(draft: Draft, words: list[Token]) -> bool:
    """Whether words name the publisher, or say "we"."""
    if any(word.lower in _words("own") for word in words):
        return True
    own = (entity.mentions for entity in draft.entities if entity.id == draft.publisher)
    return any(m.start <= word.start < m.end for mentions in own for m in mentions for word in words)


def _is_taken_back_next(marked: Marked, sentence: Sentence) -> bool:
    if sentence.index + 1 >= len(marked.sentences):
        return False
    following = marked.sentences[sentence.index + 1]
    if (following.paragraph, following.zone) != (sentence.paragraph, sentence.zone):
        return False
    return next(_whole().find(marked.text, following.start, following.end), None) is not None


@cache
def _words(kind: str) -> frozenset[str]:
    listed = frozenset(load("withdrawals")[kind].split())
    return listed if kind == "own" else all_forms(listed)


@cache
def _whole() -> Phrases:
    return Phrases({"withdrawn": load("withdrawals")["whole"]})
