"""Learns from running text how words are capitalised, for texts that are set in capitals throughout."""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from crossbearing.errors import InputError, SetupError
from crossbearing.extract.words.truecase import NINTHS, UNSEEN, WORD
from crossbearing.intake.packed import packed_lines, packed_rows
from crossbearing.vocab import load

# Lines with fewer words, or with more capitals than this, are headings and lists: their capitals are decoration.
FEWEST_WORDS = 4
MOST_CAPITALS = 0.6
# A share from fewer sightings is chance.
FEWEST_SIGHTINGS = 2
SMALL = f"0{UNSEEN}{UNSEEN}{UNSEEN}"
# The files, and what a row of each must say of itself to be taken.
TEXTS: dict[str, dict[str, object]] = {
    "records/wikipedia_war_pages.jsonl.gz": {},
    "gum/gum_train.jsonl.gz": {},
    "re3d/train.jsonl.gz": {"ship": True},
    "ud_ewt/en_ewt-ud-train.conllu.gz": {},
}
SENTENCE = "# text = "
# Topics of the vocabulary whose words are common ones.
TOPICS = (
    "events",
    "weapons",
    "facilities",
    "people",
    "damage",
    "counted",
    "speech",
    "groups",
    "places",
    "modality",
    "silences",
    "place_status",
    "agreements",
    "dates",
)
# Behind these a capital opens a sentence or a quotation.
_SENTENCE_START = re.compile(r"[.!?:\"“•(\[]")


@dataclass(slots=True)
class _Seen:
    """How often a word was seen, and with a capital, by the capitals beside it: none, before, after, both."""

    all: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    capital: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    whole: int = 0


# A pair of words is one name if it has both capitals in this share of its sightings.
PAIR_SHARE = 0.6
LONGEST_WORD = 30


CARD = """# Casing of Crossbearing

A table that says how often a word is written with a capital, by whether its neighbours are. Reports in capitals
throughout are given small letters by it before they are parsed, and a name of ordinary words is told from a person's.

Learnt by counting from Wikipedia pages on wars (CC BY-SA), GUM train without its NC genres, re3d train (CENTCOM, UK
Government, Wikipedia) and UD English EWT train, and from the word lists of this project. Shared under CC BY-SA 4.0.

{words:,} entries. Known weakness: a name that is also a common word is written small where nothing beside it is a name.

Make it again: `crossbearing train casing --data CORPORA --out FOLDER`, where CORPORA holds `records/`, `gum/`, `re3d/`
and `ud_ewt/` with the gzip files of their releases.
"""


def train_casing(corpora: Path, out: Path) -> str:
    """Learn the table from the texts and from the words of the vocabulary, write it to `out`, and return its card."""
    if missing := [name for name in TEXTS if not (corpora / name).is_file()]:
        raise InputError(f"Cannot train from {corpora}: {', '.join(missing)} not found; put these files there")
    table = learn_casing(read_texts(corpora), listed_words(TOPICS))
    card = CARD.format(words=table.count("\n"))
    out.mkdir(parents=True, exist_ok=True)
    save_casing(table, out / "casing.txt.gz")
    (out / "CARD.md").write_text(card, encoding="utf-8")
    return card


def read_texts(corpora: Path) -> Iterator[str]:
    """The texts whose licence lets what is learnt from them be shipped, from the folders of their releases."""
    for name, wanted in TEXTS.items():
        path = corpora / name
        if name.endswith(".conllu.gz"):
            lines = packed_lines(path)
            yield "\n".join(line[len(SENTENCE) :].strip() for line in lines if line.startswith(SENTENCE))
            continue
        for row in packed_rows(path):
            if not wanted.keys() <= row.keys() or not isinstance(row.get("text"), str):
                fields = " or ".join(("text", *wanted))
                raise SetupError(f"Cannot learn from {path}: a row lacks {fields}; put the corpus's own file there")
            if all(row[field] == value for field, value in wanted.items()):
                yield row["text"]


def learn_casing(texts: Iterable[str], listed: Iterable[str] = ()) -> str:
    """The table of casings for these texts, sorted: a word a line, or two words that are capitalised together.

    `listed` are words written small, for those that the texts do not have.
    """
    seen: dict[str, _Seen] = defaultdict(_Seen)
    pairs: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for text in texts:
        for line in text.splitlines():
            sightings = list(_sightings(line))
            for word, capital, whole, beside, _ in sightings:
                seen[word].all[beside] += 1
                seen[word].capital[beside] += capital
                seen[word].whole += whole
            for left, right in pairwise(sightings):
                if right[4] == left[4] + 1:
                    pairs[left[0], right[0]][0] += 1
                    pairs[left[0], right[0]][1] += left[1] and right[1]
    words = {word: _shares(seen[word]) for word in seen if len(word) < LONGEST_WORD}
    words |= {word: SMALL for word in listed if word not in words}
    names = [" ".join(pair) for pair, (count, both) in pairs.items() if _is_name(words, pair, count, both)]
    return "".join(f"{word}\t{shares}\n" for word, shares in sorted({**words, **dict.fromkeys(names, "")}.items()))


def listed_words(topics: Iterable[str]) -> frozenset[str]:
    """The words written small in these topics of the vocabulary."""
    found: set[str] = set()
    for topic in topics:
        found.update(word for text in _strings(load(topic)) for word in WORD.findall(text) if word.islower())
    return frozenset(found)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _is_name(words: dict[str, str], pair: tuple[str, str], count: int, both: int) -> bool:
    """Whether two words are capitalised together though one of them alone mostly is not."""
    if count < FEWEST_SIGHTINGS or both < PAIR_SHARE * count:
        return False
    return any(word in words and 2 * int(words[word][0]) <= NINTHS for word in pair)


def save_casing(table: str, path: Path) -> None:
    """Write the table, packed, the same bytes every time."""
    path.write_bytes(gzip.compress(table.encode(), mtime=0))


def _sightings(line: str) -> Iterator[tuple[str, bool, bool, int, int]]:
    """Each word of a line where its capital tells something: not at the head of a sentence.

    With it: whether it has one, is all capitals, which of its neighbours have one, and its place in the line.
    """
    found = list(WORD.finditer(line))
    capital = [match.group()[0].isupper() for match in found]
    if len(found) < FEWEST_WORDS or sum(capital) > MOST_CAPITALS * len(found):
        return
    opens = [i == 0 or _opens(line, found, i) for i in range(len(found))]
    for i, match in enumerate(found):
        word = match.group()
        if opens[i] and capital[i]:
            continue
        before = i > 0 and capital[i - 1] and not opens[i - 1]
        after = i + 1 < len(found) and capital[i + 1] and not opens[i + 1]
        yield word.lower(), capital[i], len(word) > 1 and word.isupper(), before + 2 * after, i


def _opens(line: str, found: list[re.Match[str]], i: int) -> bool:
    return _SENTENCE_START.search(line[found[i - 1].end() : found[i].start()]) is not None


def _shares(seen: _Seen) -> str:
    digits = []
    total, capital = sum(seen.all), sum(seen.capital)
    for count, large in zip(seen.all, seen.capital, strict=True):
        few = count < FEWEST_SIGHTINGS and total >= FEWEST_SIGHTINGS
        digits.append(UNSEEN if count == 0 or few else str(round(NINTHS * large / count)))
    if digits[0] == UNSEEN:
        digits[0] = str(round(NINTHS * capital / total))
    return "".join(digits) + ("U" if 2 * seen.whole > capital > 0 else "")
