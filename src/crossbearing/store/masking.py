"""Puts codes in the place of protected names in all that a ledger keeps of some reports, and moves every offset."""

# Invariants kept here:
# - readings of one text are masked together with it, so that every quote stands at its offsets afterwards;
# - a name that stands for nobody else is replaced wherever it stands; one that others may bear too, in reports that
#   name its bearer, and not where it belongs to another person or to a longer name;
# - the same rows and identities give the same rows again.

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from crossbearing.model.decision import Decision, added_id, is_added_id
from crossbearing.model.edits import Edit, Edits
from crossbearing.store.contract import decision_from_json, from_json
from crossbearing.store.masked_bytes import masked_bytes
from crossbearing.store.protected_names import Found, Identity, Names, Words, codes_of, edit_of
from crossbearing.vocab.folding import fold

Tree = dict[str, Any]
# What these fields hold are words of closed lists, hashes and dates, which may happen to be somebody's name too. Who
# decided stands in the log as well, which is never rewritten.
_CLOSED = frozenset(
    {
        *("id", "sha256", "schema", "scope", "genre", "language", "type", "kind", "form", "p", "layer", "verb"),
        *("modality", "basis", "stance", "polarity", "certainty", "level", "alignment", "published_basis", "category"),
        *("modifier", "unit", "precision", "who", "when", "replaces", "confirms", "edtf", "published"),
    }
)
_SPAN = frozenset({"quote", "start", "end"})
_PEOPLE = ("person", "group")


@dataclass
class Kept:
    """Rows that hang together: texts, the readings of them, and the reports of those."""

    texts: dict[str, str] = field(default_factory=dict)
    # By entry: the JSON, and the name of the text it was read from.
    readings: dict[int, tuple[str, str]] = field(default_factory=dict)
    # By hash: the name of the file, its bytes, and the entries of its readings.
    reports: dict[str, tuple[str, bytes, tuple[int, ...]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Masked:
    """Rows without the names, and by the name of each text what was edited in it."""

    kept: Kept
    edits: dict[str, Edits]


class Masking:
    """Replaces the names of these identities."""

    def __init__(self, identities: Sequence[Identity]) -> None:
        self._identities = identities
        self._everywhere = codes_of(identities, alone=False)
        self._all = Names(codes_of(identities, alone=True))

    def masked(self, kept: Kept) -> Masked:
        """The rows without the names. LedgerError if a quote would not stand at its offsets any more."""
        trees: dict[int, Tree] = {entry: msgspec.json.decode(json) for entry, (json, _) in kept.readings.items()}
        edits, found = {}, Kept()
        for name, text in kept.texts.items():
            together = {entry: trees[entry] for entry, (_, its) in kept.readings.items() if its == name}
            names = self._names(together.values())
            edits[name] = Edits(self._edits(text, together.values(), names))
            found.texts[name] = edits[name].applied(text)
            for entry, tree in together.items():
                json = self._reading(kept.readings[entry][0], tree, _Place(names, edits[name], found.texts[name]))
                found.readings[entry] = (json, name)
        for sha256, (file, raw, entries) in kept.reports.items():
            names = self._names([trees[entry] for entry in entries])
            texts = {kept.texts[key]: found.texts[key] for key in (kept.readings[entry][1] for entry in entries)}
            found.reports[sha256] = (names.replaced(file), masked_bytes(raw, texts, names), entries)
        return Masked(found, edits)

    def said(self, words: str) -> str:
        """What somebody said of the ledger, without the names."""
        return self._all.replaced(words)

    def decision(self, json: str, texts: dict[str, list[tuple[str, Edits]]], ids: dict[str, str]) -> Decision:
        """A decision without the names; `texts` are those of each report with their edits, `ids` the new ones of
        decisions that were masked before it."""
        tree: Tree = msgspec.json.decode(json)
        for name in ("replaces", "confirms"):
            if tree.get(name) is not None:
                tree[name] = ids.get(tree[name], tree[name])
        masked = {
            key: [self._subject(_renamed(one, ids), texts) for one in value]
            if key in ("about", "others")
            else self._plain(key, value)
            for key, value in tree.items()
        }
        return decision_from_json(msgspec.json.encode(masked), where="a decision without protected names")

    def owner(self, entity: Tree) -> Identity | None:
        """The identity that an entity of a reading is."""
        words = {tuple(fold(name).split()) for name in (entity["name"], *_names_of(entity))}
        for one in self._identities:
            if entity["key"] in one.keys or entity["name"].casefold() == one.code.casefold():
                return one
            if entity["type"] in _PEOPLE and any(one.code in self._everywhere.get(name, ()) for name in words):
                return one
        return None

    def _names(self, trees: Collection[Tree]) -> Names:
        """The names to be replaced in a report of these readings, and those of others, which are passed over."""
        others: dict[Words, list[str]] = {}
        mine = {words: list(codes) for words, codes in self._everywhere.items()}
        for entity in (entity for tree in trees for entity in tree["entities"]):
            owner = self.owner(entity)
            if owner is None:
                others |= {tuple(fold(name).split()): [] for name in (entity["name"], *_names_of(entity))}
                continue
            named = Identity(owner.code, (), (*owner.alone, *_names_of(entity)))
            for words, codes in codes_of([named], alone=True).items():
                mine[words] = list(dict.fromkeys((*mine.get(words, ()), *codes)))
        others.pop((), None)
        return Names(others | mine)

    def _edits(self, text: str, trees: Collection[Tree], names: Names) -> Iterator[Edit]:
        mentions = [
            (one["start"], one["end"], None if owner is None else owner.code)
            for tree in trees
            for entity in tree["entities"]
            for owner in (self.owner(entity),)
            for one in entity["mentions"]
            if one["kind"] == "name"
        ]
        for found in names.found(text):
            code = self._code(
                found, [owner for start, end, owner in mentions if start < found.end and end > found.start]
            )
            if code is not None:
                yield edit_of(text, found, code)

    def _code(self, found: Found, owners: Sequence[str | None]) -> str | None:
        """Whose code stands for a name here; None where it is somebody else's."""
        own = next((owner for owner in owners if owner in found.codes), None)
        if own is None and owners and found.words not in self._everywhere:
            return None
        return own or found.codes[0]

    def _reading(self, json: str, tree: Tree, place: "_Place") -> str:
        masked: Tree = place.moved(tree | {"entities": []})
        masked["entities"] = [self._entity(entity, place) for entity in tree["entities"]]
        if masked == tree:
            return json
        line = msgspec.json.encode(masked).decode()
        from_json(line, where="a reading without protected names").require_grounded(place.text)
        return line

    def _entity(self, entity: Tree, place: "_Place") -> Tree:
        owner = self.owner(entity)
        mentions = place.moved(entity["mentions"])
        if owner is None:
            # A place or an outlet may bear the name of somebody within its own: it keeps it, as it does in the text.
            masked: Tree = place.moved(entity | {"mentions": []})
            key = place.names.replaced(entity["key"])
            return masked | {"key": entity["key"] if key == entity["key"] else key.lower(), "mentions": mentions}
        masked = place.moved(entity | {"mentions": []})
        kind = entity["key"].partition(":")[0]
        return masked | {
            "key": f"{kind}:{owner.code.lower()}",
            "name": owner.code,
            "mentions": mentions,
            "protect": True,
        }

    def _subject(self, subject: Tree, texts: dict[str, list[tuple[str, Edits]]]) -> Tree:
        words = subject.get("words")
        masked = {key: self._plain(key, value) for key, value in subject.items() if key != "words"}
        if words is None:
            return masked | {"words": None}
        for text, edits in texts.get(subject["sha256"], ()):
            if text[words["start"] : words["end"]] == words["quote"]:
                return masked | {"words": _Place(self._all, edits, edits.applied(text)).moved(words)}
        quote = self._all.replaced(words["quote"])
        return masked | {"words": {"quote": quote, "start": words["start"], "end": words["start"] + len(quote)}}

    def _plain(self, key: str, value: Any) -> Any:
        return self._all.replaced(value) if isinstance(value, str) and key not in _CLOSED else value


def _renamed(subject: Tree, ids: Mapping[str, str]) -> Tree:
    """The subject; an added claim by the new id of the decision that added it."""
    if not is_added_id(subject["id"]):
        return subject
    new = next((new for old, new in ids.items() if added_id(old) == subject["id"]), None)
    return subject if new is None else subject | {"id": added_id(new)}


@dataclass(frozen=True)
class _Place:
    """What moves a reading's words: the names in it, and the edits and the new text of what it was read from."""

    names: Names
    edits: Edits
    text: str

    def moved(self, value: Any, key: str = "") -> Any:
        """A part of a reading without the names, each span where its words are now."""
        if isinstance(value, str):
            return value if key in _CLOSED else self.names.replaced(value)
        if isinstance(value, list):
            return [self.moved(one, key) for one in value]
        if isinstance(value, dict) and value.keys() >= _SPAN:
            start, end = self.edits.moved(value["start"], value["end"])
            return value | {"quote": self.text[start:end], "start": start, "end": end}
        if isinstance(value, dict):
            return {name: self.moved(one, name) for name, one in value.items()}
        return value


def _names_of(entity: Tree) -> list[str]:
    return [one["quote"] for one in entity["mentions"] if one["kind"] == "name"]
