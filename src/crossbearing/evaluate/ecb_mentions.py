"""Event mentions of ECB+ with what the texts say around them, for linking."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Alignment
from crossbearing.model.event import Event, EventType, Modality
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Imprint, Reading
from crossbearing.model.span import Span
from crossbearing.reconcile.linking.told import Told

# Kinds of entity mentions that tell one happening from another: people and groups, places, times.
AROUND = ("HUM", "LOC", "TIM")
# Letters by which two forms of one word agree: "announced", "announcement".
STEM_LETTERS = 5
_NAME, _NUMBER = "NNP", "CD"
# First letters of the tags of words that say what happened, and of words that say who, where and when.
_SAYING, _NAMING = ("N", "V", "J"), ("N", "C", "J")


@dataclass(frozen=True, slots=True)
class EventMention:
    """One gold mention: the lemma of its head, stems of its words, and lemmas of the entities in its sentence.

    `setting` has the names and numbers of its whole text; `around` the words by kind of entity.
    """

    id: str
    doc: str
    topic: int
    gold: str
    head: str
    stems: frozenset[str]
    around: Mapping[str, frozenset[str]]
    setting: frozenset[str]
    span: Span

    @property
    def ref(self) -> Ref:
        """The mention as a report of its own, as one text may tell of one happening many times."""
        return Ref(self.id, self.doc, self.id)

    @property
    def told(self) -> Told:
        """The mention as linking takes an event. The corpus has happenings of all kinds, so that all have one type."""
        event = Event(self.id, EventType.STATEMENT, self.span.quote, self.span, Modality.OCCURRED)
        reading = Reading(self.doc, self.doc, self.id, _IMPRINT)
        return Told(self.ref, reading, event, str(self.topic), None, None, None, None, {}, self.stems, self.setting)


_IMPRINT = Imprint(None, None, Alignment.UNKNOWN, None, None, None, "en", "news", None, "", "", ())


def mentions_of(row: Mapping[str, Any], marked: Marked) -> Iterator[EventMention]:
    """The event mentions of one text of the corpus."""
    setting = frozenset(token.lower for token in marked.tokens if _is_telling(token))
    for event in row["events"]:
        tokens = _tokens(event["spans"], marked)
        start, end = event["spans"][0]
        near = [entity for entity in row["entities"] if entity["sent_id"] == event["sent_id"]]
        yield EventMention(
            id=event["id"],
            doc=row["id"],
            topic=row["topic"],
            gold=event["cluster"],
            head=_head(tokens) or event["text"].lower(),
            stems=frozenset(one.lemma.lower()[:STEM_LETTERS] for one in tokens if one.tag.startswith(_SAYING)),
            around={kind: _words([one for one in near if one["type"] == kind], marked) for kind in AROUND},
            setting=setting,
            span=Span(row["text"][start:end], start, end),
        )


def _is_telling(token: Token) -> bool:
    """Whether the word is a number or of a name: what two texts seldom share by chance."""
    return token.tag == _NUMBER or (token.tag.startswith(_NAME) and len(token.lower) > 1)


def _tokens(spans: Sequence[Sequence[int]], marked: Marked) -> list[Token]:
    return [token for token in marked.tokens if any(start < token.end and token.start < end for start, end in spans)]


def _head(tokens: Sequence[Token]) -> str | None:
    """The lemma of the first word that hangs on none of the others."""
    inside = {token.i for token in tokens}
    return next((token.lemma.lower() for token in tokens if token.head not in inside or token.head == token.i), None)


def _words(entities: Sequence[Mapping[str, Any]], marked: Marked) -> frozenset[str]:
    spans = [span for entity in entities for span in entity["spans"]]
    return frozenset(token.lemma.lower() for token in _tokens(spans, marked) if token.tag.startswith(_NAMING))
