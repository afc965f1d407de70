"""Goes over many invented ledgers: nothing that goes out names a protected person, and a planted name is found.

    python tests/reliability/redaction.py FIRST LAST

prints what was looked through and found for the ledgers of these seeds; the exit code is 1 if anything went wrong.
"""

import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from people_named import NamedLedger, named_ledger

from crossbearing import api
from crossbearing.errors import LeakError
from crossbearing.publish.formats import FORMATS
from crossbearing.publish.hidden import Hidden
from crossbearing.publish.kept import Kept
from crossbearing.publish.leak import require_no_leak
from crossbearing.publish.part import Json, Page, Part, Parts, Table, Tree
from crossbearing.run.reader import reader_name
from crossbearing.store.ledger_store import LedgerStore

# Workbooks and Parquet files have the tables of the plain CSV: they are gone through in every so-manieth ledger.
SAME_TABLES = {"excel": 10, "parquet": 10}
SPELLINGS = (
    *("plain", "folded", "capitals", "reversed", "joined", "slug", "underscores", "url", "html", "tags", "zero width"),
    *("soft hyphens", "full width", "lookalikes", "spaced", "possessive", "cells", "particle", "in a sentence"),
)


# -- what goes out ----------------------------------------------------------------------------------------------------


@contextmanager
def going(ledger: NamedLedger) -> Iterator[tuple[Kept, Hidden]]:
    """What goes out of the ledger once it is kept in a file, and who is protected in it."""
    with TemporaryDirectory(prefix="crossbearing-") as folder:
        place = Path(folder) / "made.db"
        with LedgerStore(place, create=True) as store:
            store.add_all(list(ledger.kept), reader=reader_name())
        with api.open(place, create=False) as opened:
            found = opened.going()
            with Kept(found.outgoing) as kept:
                yield kept, found.hidden


def held(parts: Parts) -> Parts:
    """The parts with their records in memory, so that some can be changed."""
    lines = tuple(parts.left_out())
    return Parts(tuple(map(_held, parts.files)), lambda: lines)


def _held(part: Part) -> Part:
    if isinstance(part, Table):
        rows = [tuple(row) for row in part.rows()]
        return replace(part, rows=lambda: rows)
    if isinstance(part, Page):
        text = part.text()
        return replace(part, text=lambda: text)
    objects = list(part.objects())
    return replace(part, objects=lambda: objects)


def strings(parts: Parts) -> Iterator[str]:
    """Everything that a reader of the files would see as text."""
    for part in parts.files:
        if isinstance(part, Page):
            yield part.text()
        elif isinstance(part, Table):
            for row in part.rows():
                yield " ".join(str(cell) for cell in row if cell is not None)
        else:
            yield from _leaves(list(part.objects()))
            yield from _leaves(part.head if isinstance(part, Tree) else {})
    yield from parts.left_out()


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield key
            yield from _leaves(one)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _leaves(one)
    elif value is not None:
        yield str(value)


def named_in(parts: Parts, names: Iterable[str]) -> list[str]:
    """The protected names that stand in the parts, looked for by plain means."""
    found = []
    forms = {name: {_squeezed(name), _squeezed(" ".join(reversed(name.split())))} for name in names}
    for text in strings(parts):
        bare = _squeezed(text)
        found += [name for name, squeezed in forms.items() if any(one in bare for one in squeezed)]
    return found


def _squeezed(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", text).casefold() if sign.isalnum())


# -- planted names ----------------------------------------------------------------------------------------------------


def spelled(name: str, how: str, rng: Random) -> str:
    """The name in some other way of writing it."""
    words = name.split()
    plain = unicodedata.normalize("NFKD", name)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    cut = rng.randint(1, len(name) - 1)
    return {
        "plain": name,
        "folded": bare.casefold(),
        "capitals": name.upper(),
        "reversed": ", ".join((words[-1], " ".join(words[:-1]))) if len(words) > 1 else name,
        "joined": "".join(words),
        "slug": "-".join(bare.casefold().replace("'", "").split()),
        "underscores": "_".join(words),
        "url": quote(f"/{name}/"),
        "html": "".join(f"&#{ord(sign)};" for sign in name),
        "tags": escape(words[0]) + "".join(f" <b class='x'>{escape(word)}</b>" for word in words[1:]),
        "zero width": name[:cut] + "\u200b" + name[cut:],
        "soft hyphens": name[:cut] + "\u00ad" + name[cut:],
        "full width": "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in name),
        "lookalikes": name.translate(str.maketrans("aeopcyx", "аеорсух")),
        "spaced": "  \n ".join(words),
        "possessive": f"{name}’s",
        "cells": name,
        "particle": f"و{name}" if name[0] == "أ" else name,
        "in a sentence": f"On Monday {name}, who was there, told of it.",
    }[how]


def planted(parts: Parts, name: str, how: str, rng: Random) -> Parts | None:
    """The parts with the name in one string of one record; None where there is no record to put it in."""
    order = list(range(len(parts.files)))
    rng.shuffle(order)
    for number in order:
        part = _planted_in(parts.files[number], name, how, rng)
        if part is not None:
            files = (*parts.files[:number], part, *parts.files[number + 1 :])
            return replace(parts, files=files)
    return None


def _planted_in(part: Part, name: str, how: str, rng: Random) -> Part | None:
    words = spelled(name, how, rng)
    if isinstance(part, Page):
        text = part.text()
        at = rng.randint(0, len(text))
        return replace(part, text=lambda: f"{text[:at]} {words} {text[at:]}")
    if isinstance(part, Table):
        return _planted_in_table(part, words, how, rng)
    objects = list(part.objects())
    if not objects:
        return None
    at = rng.randrange(len(objects))
    changed = [*objects[:at], _planted_in_json(objects[at], words, how, rng), *objects[at + 1 :]]
    return replace(part, objects=lambda: changed)


def _planted_in_table(table: Table, words: str, how: str, rng: Random) -> Table | None:
    rows = [list(row) for row in table.rows()]
    if not rows:
        return None
    row = rng.choice(rows)
    first, *rest = words.split(" ", 1)
    if how == "cells" and rest and len(row) > 1:
        at = rng.randrange(len(row) - 1)
        row[at : at + 2] = [first, rest[0]]
    else:
        at = rng.randrange(len(row))
        row[at] = words if rng.random() < 0.5 or not isinstance(row[at], str) else f"{row[at]} {words}"
    return replace(table, rows=lambda: rows)


def _planted_in_json(value: Json, words: str, how: str, rng: Random) -> Json:
    """The value with the words in one of its strings, or as a member or key of its own."""
    if isinstance(value, Mapping) and value:
        if rng.random() < 0.1:
            return {**value, words: 1} if rng.random() < 0.5 else {**value, "more": words}
        if how == "cells" and " " in words and rng.random() < 0.5:
            first, rest = words.split(" ", 1)
            return {**value, "first": first, "last": rest}
        key = rng.choice(list(value))
        return {**value, key: _planted_in_json(value[key], words, how, rng)}
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        at = rng.randrange(len(value))
        return [*value[:at], _planted_in_json(value[at], words, how, rng), *value[at + 1 :]]
    return f"{value} {words}" if isinstance(value, str) else words


# -- one ledger -------------------------------------------------------------------------------------------------------


@dataclass
class Found:
    """What was looked through, and what went wrong, a line each."""

    counted: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Found") -> None:
        self.counted += other.counted
        self.wrong += other.wrong


def looked_through(seed: int) -> Found:
    """What was found in the ledger of a seed."""
    rng = Random(f"redaction {seed}")
    ledger = named_ledger(seed)
    found = Found(Counter(ledgers=1, reports=len(ledger.kept), names=len(ledger.names)))
    with going(ledger) as (kept, hidden):
        for form in FORMATS.values():
            if seed % SAME_TABLES.get(form.name, 1) == 0:
                parts = held(form.parts(kept))
                found.add(_clean(parts, hidden, ledger, f"seed {seed}, {form.name}"))
                if ledger.names:
                    found.add(_leaking(parts, hidden, rng, rng.choice(ledger.names), f"seed {seed}, {form.name}"))
    return found


def _clean(parts: Parts, hidden: Hidden, ledger: NamedLedger, where: str) -> Found:
    """What goes out as it is: no name stands in it, and none is said to."""
    found = Found(Counter(formats=1, strings=sum(1 for _ in strings(parts))))
    found.wrong += [f"{where}: {name} stands in it" for name in named_in(parts, ledger.names)]
    try:
        require_no_leak(parts, hidden)
    except LeakError as error:
        found.wrong.append(f"{where}: {error}")
    return found


def _leaking(parts: Parts, hidden: Hidden, rng: Random, name: str, where: str) -> Found:
    """The same with a name planted: it is found, and the message does not repeat it."""
    how = rng.choice(SPELLINGS)
    leaking = planted(parts, name, how, rng)
    if leaking is None:
        return Found()
    found = Found(Counter({"planted": 1, f"planted: {how}": 1}))
    try:
        require_no_leak(leaking, hidden)
    except LeakError as error:
        if _squeezed(name) in _squeezed(str(error)):
            found.wrong.append(f"{where}: the message repeats {name}")
    else:
        found.wrong.append(f"{where}: {name} was planted ({how}) and not found")
    return found


def main(first: int, last: int) -> int:
    """Say what was found for the ledgers of these seeds."""
    total, start = Found(), time.monotonic()
    for seed in range(first, last):
        found = looked_through(seed)
        total.add(found)
        for line in found.wrong:
            print(line, flush=True)
    for what, number in sorted(total.counted.items()):
        print(f"{what}: {number:,}")
    print(f"wrong: {len(total.wrong)}; {time.monotonic() - start:.0f} s")
    return 1 if total.wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]), int(sys.argv[2])))
