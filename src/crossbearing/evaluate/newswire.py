"""Measures names on local newspapers of four regions of the world (English Worldwide Newswire).

A name is right if its tokens and its class are gold's: persons, locations (places and sites) and organisations (armed
groups, media and monitors too). A country that acts is a government for the reader and a location for the corpus, a
university a site for the reader and an organisation for the corpus: for both either class is right. Names that gold
puts into other classes (peoples, parties, dates) are left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossbearing.evaluate.bench import Bench, Text
from crossbearing.evaluate.measure import Count, Measure
from crossbearing.evaluate.place_joins import joined_places
from crossbearing.extract.draft import Draft
from crossbearing.extract.names.name_lexicon import country_adjectives
from crossbearing.extract.names.name_words import person_words, titles
from crossbearing.extract.words.marked import Marked, Token
from crossbearing.model.entity import Entity, EntityType, Mention, MentionKind

FILE = "newswire_ner/dev.jsonl.gz"
# Every so many articles are read: the part is large and its figures are steady.
EVERY = 3

CLASSES = {"Location": "location", "Facility": "location", "Person": "person", "Organization": "organisation"}
KINDS = {
    EntityType.PERSON: "person",
    EntityType.PLACE: "location",
    EntityType.FACILITY: "location",
    EntityType.ARMED_ACTOR: "organisation",
    EntityType.GOVERNMENT: "organisation",
    EntityType.ORGANISATION: "organisation",
    EntityType.MEDIA: "organisation",
    EntityType.MONITOR: "organisation",
}
# The class that is right too.
ALSO = {EntityType.GOVERNMENT: "location", EntityType.FACILITY: "organisation"}
# The corpus is kept as tokens: no space stands before these, none behind those.
_CLOSES = frozenset((".", ",", ";", ":", "!", "?", ")", "]", "%", "”", "’", "'s", "’s", "n't", "n’t", "'"))
_OPENS = frozenset(("(", "[", "“", "‘", "$", "#"))


@dataclass(frozen=True, slots=True)
class Named:
    """A name at characters `start` to `end`; the class is None where gold has one that is not measured."""

    start: int
    end: int
    kind: str | None


def measure(bench: Bench) -> list[Measure]:
    """F1 of each class and of all, over every third article."""
    rows = bench.rows(FILE)[::EVERY]
    read = [text_of(row) for row in rows]
    texts = [Text(row["id"], text) for row, (text, _) in zip(rows, read, strict=True)]
    pairs = [(gold, names_of(draft)) for (_, gold), draft in zip(read, bench.drafts(texts), strict=True)]
    found = sum((count(gold, given) for gold, given in pairs), Count()).measures("names")
    for kind in ("person", "location", "organisation"):
        total = sum((count(gold, given, kind) for gold, given in pairs), Count())
        found.append(Measure(f"{kind} F1", total.f1, int(total.gold)))
    return found


def text_of(row: Mapping[str, Any]) -> tuple[str, list[Named]]:
    """The article as text, a paragraph for each sentence, and its gold names."""
    text, names = "", []
    for sentence in row["sentences"]:
        text += "\n\n" if text else ""
        line, places = spaced(sentence["tokens"])
        for first, last, label in spans_of(sentence["tags"]):
            names.append(Named(len(text) + places[first][0], len(text) + places[last - 1][1], CLASSES.get(label)))
        text += line
    return text, names


def spaced(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The tokens as a line of text, and the characters of each."""
    line, places, straight, hyphened = "", [], False, False
    for token in tokens:
        glued = not line or token in _CLOSES or line[-1] in _OPENS or (line[-1] == '"' and straight) or hyphened
        if token == "-" and line[-1:].isalnum():
            glued = True
        if token == '"':
            glued, straight = (straight or not line), not straight
        line += "" if glued else " "
        places.append((len(line), len(line) + len(token)))
        line += token
        # A hyphen between words was cut off them.
        hyphened = token == "-" and glued
    return line, places


def spans_of(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First token, last token (not included) and class of each name; an I- that continues nothing begins one."""
    first, label = 0, ""
    for i, tag in enumerate((*tags, "O")):
        goes_on = tag.startswith("I-") and tag[2:] == label
        if label and not goes_on:
            yield first, i, label
        if not goes_on:
            first, label = i, tag[2:]


def names_of(draft: Draft) -> list[tuple[Named, str | None]]:
    """The reader's names, without articles and titles; each with the other class that is right for it too."""
    found: dict[tuple[int, int], tuple[Named, str | None]] = {}
    places = []
    for entity in draft.entities:
        for start, end, kind in _mentions(draft.marked, entity) if entity.type in KINDS else ():
            places.append((start, end, "location" if entity.type is EntityType.GOVERNMENT else kind))
            found.setdefault((start, end), (Named(start, end, kind), ALSO.get(entity.type)))
    for start, end, kind in joined_places(draft.marked.text, places, "location"):
        if (start, end) not in found:
            inner = [place for place in found if start <= place[0] and place[1] <= end]
            for place in inner:
                del found[place]
            found[start, end] = (Named(start, end, kind), None)
    return [found[place] for place in sorted(found)]


def _mentions(marked: Marked, entity: Entity) -> Iterator[tuple[int, int, str]]:
    kind = KINDS[entity.type]
    for mention in entity.mentions:
        tokens = marked.tokens_in(mention.start, mention.end)
        if mention.kind is MentionKind.PRONOUN or not tokens or not _is_capitalised(tokens, mention, kind):
            continue
        bracket = next((i for i, token in enumerate(tokens) if i and token.text == "("), len(tokens))
        if len(tokens) == bracket + 3:
            yield tokens[-2].start, tokens[-2].end, kind
        first = _behind_titles(tokens[:bracket]) if kind == "person" else tokens[tokens[0].lower in ("the", "a", "an")]
        yield first.start, tokens[bracket - 1].end, kind


def _is_capitalised(tokens: Sequence[Token], mention: Mention, kind: str) -> bool:
    """Whether the words are a name, or as those of bodies nouns in capitals behind an article: "the Parliament"."""
    inner = tokens[1:] if tokens[0].lower == "the" and kind == "organisation" else ()
    return mention.kind is MentionKind.NAME or (bool(inner) and all(token.text[:1].isupper() for token in inner))


def _behind_titles(tokens: Sequence[Token]) -> Token:
    """The first token of a person's own name."""
    lead = titles() | country_adjectives().keys()
    titled = [i for i, t in enumerate(tokens[:-1]) if {t.text, t.lower} & lead or t.lower in person_words()]
    return tokens[titled[-1] + 1] if titled else tokens[0]


def count(gold: Sequence[Named], given: Sequence[tuple[Named, str | None]], kind: str | None = None) -> Count:
    """Right, given and gold names of one class, or of all."""
    known = {(name.start, name.end): name.kind for name in gold}
    unmeasured = [name for name in gold if name.kind is None]
    right = offered = 0
    for name, other in given:
        place = (name.start, name.end)
        answer = other if other is not None and known.get(place) == other else name.kind
        beside = place not in known and any(n.start < name.end and name.start < n.end for n in unmeasured)
        if kind not in (None, answer) or beside or (place in known and known[place] is None):
            continue
        offered += 1
        right += known.get(place) == answer
    return Count(right, offered, sum(name.kind is not None and kind in (None, name.kind) for name in gold))
