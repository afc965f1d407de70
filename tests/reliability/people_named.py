"""Ledgers of invented wars in which some of those who are named are protected, under names drawn anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random
from typing import Any

import msgspec

from crossbearing.model.edits import Edit, Edits
from crossbearing.model.entity import Entity, EntityType
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.model.span import Span
from crossbearing.simulate.telling import tell
from crossbearing.simulate.told import Told
from crossbearing.simulate.world import World
from crossbearing.store.contract import from_json, to_json

_SYLLABLES = ("ba", "du", "fa", "gha", "ji", "ka", "lu", "mi", "na", "qu", "ri", "sha", "ta", "wu", "za", "yo")
_ENDS = ("r", "m", "l", "n", "d", "sh", "q", "b")
_ARABIC = ("بدور", "غيثان", "كنعان", "لبيد", "مطيع", "نوار", "قصي", "رغيد", "شامل", "طلال")
# So many ledgers have reports of one war, which is told once for them.
FROM_ONE_WAR, INCIDENTS = 50, 20
REPORTS = (4, 12)
KINDS = ("two", "article", "kunya", "three", "alone", "arabic", "accents", "hyphen", "initial")


@dataclass(frozen=True)
class NamedLedger:
    """Reports with their readings, and what those who are protected in them are called in full."""

    kept: tuple[tuple[Report, Reading], ...]
    names: tuple[str, ...]

    @property
    def readings(self) -> list[Reading]:
        return [reading for _, reading in self.kept]


def named_ledger(seed: int) -> NamedLedger:
    """The ledger of a seed: some reports of a small war whose speakers have new names, some of them protected."""
    rng = Random(f"named {seed}")
    tolds = rng.sample(_told(seed // FROM_ONE_WAR), rng.randint(*REPORTS))
    known = sorted({entity.name for told in tolds for entity in told.reading.entities if _is_named_person(entity)})
    new = {name: drawn_name(rng, rng.choice(KINDS), number) for number, name in enumerate(known)}
    hidden = set(rng.sample(known, rng.randint(1, len(known))) if known else ())
    kept = tuple(_renamed(told, new, hidden, rng) for told in tolds)
    return NamedLedger(kept, tuple(new[name] for name in known if name in hidden))


@lru_cache(maxsize=1)
def _told(seed: int) -> list[Told]:
    """The reports of a war that name somebody, and some others."""
    told = list(tell(World.of(seed, INCIDENTS)))
    naming = [one for one in told if any(map(_is_named_person, one.reading.entities))]
    return naming + [one for one in told if one not in naming][: len(naming)]


def drawn_name(rng: Random, kind: str, number: int) -> str:
    """A name that no place, outlet or other person of an invented war has."""
    first, second = _word(rng), _word(rng) + "xz"[number % 2] + "ei"
    return {
        "two": f"{first} {second}",
        "article": f"{first} al-{second}",
        "kunya": f"{rng.choice(['Abu', 'Umm'])} {second}",
        "three": f"{first} {_word(rng)} {second}",
        "alone": second,
        "arabic": f"أبو {rng.choice(_ARABIC)} {rng.choice(_ARABIC)}",
        "accents": f"Zoë {second.replace('e', 'é')}",
        "hyphen": f"{first}-{_word(rng)} {second}",
        "initial": f"{first[0]}. {second}",
    }[kind]


def _word(rng: Random) -> str:
    return ("".join(rng.choice(_SYLLABLES) for _ in range(rng.randint(2, 3))) + rng.choice(_ENDS)).capitalize()


def _is_named_person(entity: Entity) -> bool:
    return entity.type is EntityType.PERSON and entity.name[:1].isupper() and bool(entity.mentions)


def _renamed(told: Told, new: Mapping[str, str], hidden: set[str], rng: Random) -> tuple[Report, Reading]:
    """A report and its reading with other names, some in the address and the name of the file too."""
    text = told.report.text
    edits = Edits(_edits(told.reading, new))
    changed = edits.applied(text)
    raw = changed.encode()
    report = replace(
        told.report,
        raw=raw,
        text=changed,
        zones=tuple(
            replace(zone, spans=tuple(_span(one, edits, changed) for one in zone.spans)) for zone in told.report.zones
        ),
        publication=replace(told.report.publication, evidence=()),
    )
    tree = msgspec.json.decode(to_json(told.reading))
    tree = _moved(tree, edits, changed) | {"sha256": report.sha256}
    for entity in tree["entities"]:
        if (name := new.get(entity["name"])) is not None and entity["type"] == "person":
            entity["protect"] = entity["name"] in hidden
            entity |= {"name": name, "key": f"person:{_slug(name)}"}
            if rng.random() < 0.5:
                tree["document"]["url"] = (
                    f"https://paper.example/2031/{_slug(name)}-{rng.choice(['speaks', 'told-us'])}"
                )
            if rng.random() < 0.3:
                tree["file"] = f"{_slug(name)}.txt"
    return report, from_json(msgspec.json.encode(tree), where="an invented reading")


def _edits(reading: Reading, new: Mapping[str, str]) -> Iterator[Edit]:
    for entity in reading.entities:
        if (name := new.get(entity.name)) is not None and entity.type is EntityType.PERSON:
            for mention in entity.mentions:
                full = mention.quote.find(entity.name)
                if full >= 0:
                    start = mention.start + full
                    yield Edit(start, start + len(entity.name), name)
                else:
                    yield Edit(mention.start, mention.end, name.split()[-1])


def _span(span: Span, edits: Edits, text: str) -> Span:
    return Span.of(text, *edits.moved(span.start, span.end))


def _moved(value: Any, edits: Edits, text: str) -> Any:
    """A part of a reading with each span where its words are now."""
    if isinstance(value, list):
        return [_moved(one, edits, text) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() >= {"quote", "start", "end"}:
        start, end = edits.moved(value["start"], value["end"])
        return value | {"quote": text[start:end], "start": start, "end": end}
    return {key: _moved(one, edits, text) for key, one in value.items()}


def _slug(name: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in name.casefold()).split())
