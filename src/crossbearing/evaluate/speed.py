"""How fast the reader is, step by step, beside the plain pipeline it is built on; and what memory it takes."""

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import spacy

from crossbearing.errors import ReadError
from crossbearing.evaluate.bench import Bench
from crossbearing.evaluate.memory import peak_megabytes
from crossbearing.extract.draft import Draft
from crossbearing.extract.pipeline import STEPS, reading_of
from crossbearing.extract.words.grammar import load_grammar, shipped_folder
from crossbearing.extract.words.mark import mark_all
from crossbearing.extract.words.syntax import Grammar
from crossbearing.intake.report import report_of_text
from crossbearing.model.report import Report
from crossbearing.run.reader import Reader, reader_name
from crossbearing.store.contract import to_json
from crossbearing.store.ledger_store import LedgerStore

CORPORA = ("muc4/dev.jsonl.gz", "airwars/dev.jsonl.gz")
# None of the texts states its day; any will do for a measure of time.
DAY = "2020-01-01"
# Reader and plain pipeline take turns after so many texts, so that whatever else the machine does slows both alike.
BLOCK = 20
# Reports for the measure of `add` are so many characters of a text, to the end of a word.
SHORT = 1_500
# As many as the command `add` writes to the disk together.
TOGETHER = 16

Found = TypeVar("Found")


@dataclass(slots=True)
class Clock:
    """Seconds of processor time by what they were spent on."""

    spent: dict[str, float] = field(default_factory=dict)

    def timed(self, name: str, work: Callable[[], Found]) -> Found:
        """What the work gives; its time is added to that of this name."""
        start = time.process_time()
        found = work()
        self.spent[name] = self.spent.get(name, 0.0) + time.process_time() - start
        return found


@dataclass(frozen=True, slots=True)
class Added:
    """Seconds on the clock for adding the same reports to a ledger, by the number of processes."""

    reports: int
    words: int
    seconds: dict[int, float]


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds of processor time for so many texts and words: of each stage, and of the plain pipeline."""

    texts: int
    words: int
    stages: dict[str, float]
    plain: float
    peak_megabytes: float
    added: Added | None

    @property
    def total(self) -> float:
        """All stages together: from the text to the line of the ledger."""
        return sum(self.stages.values())


def measure_speed(bench: Bench, *, added: int = 0, share: int = 1) -> Speed:
    """Time the reader and the plain pipeline on the same texts in turns; of the texts every `share`-th counts.

    With `added`, so many short reports are also added to a ledger by one process and by two.
    """
    texts = _texts(bench)[::share]
    clock, words = Clock(), 0
    nlp, grammar = spacy.load(shipped_folder()), load_grammar()
    blocks = [texts[start : start + BLOCK] for start in range(0, len(texts), BLOCK)]
    for block in blocks[:1]:  # what is loaded once is not counted
        _read(block, grammar, Clock())
        list(nlp.pipe(block))
    for block in blocks:
        words += sum(len(text.split()) for text in block)
        clock.timed("plain", lambda block=block: list(nlp.pipe(block)))  # type: ignore[misc]
        _read(block, grammar, clock)
    plain = clock.spent.pop("plain")
    return Speed(len(texts), words, clock.spent, plain, _peak(texts), _added(texts, added) if added else None)


def _texts(bench: Bench) -> list[str]:
    """The texts of all corpora, one of each in turn."""
    columns = [[row["text"] for row in bench.rows(file)] for file in CORPORA]
    return [text for text in chain.from_iterable(zip_longest(*columns)) if text]


def _reports(texts: Sequence[str]) -> list[Report]:
    return [report_of_text(f"text-{number}", text, published=DAY) for number, text in enumerate(texts)]


def _read(texts: Sequence[str], grammar: Grammar, clock: Clock) -> None:
    """The way of these texts through the reader, each stage timed."""
    reports = clock.timed("file, zones and publication", lambda: _reports(texts))
    every = clock.timed("sentences, words and grammar", lambda: mark_all(reports, grammar))
    for marked in every:
        draft = Draft(marked)
        for step in STEPS:
            draft = clock.timed(_title(step.run.__name__), lambda step=step, draft=draft: step.run(draft))  # type: ignore[misc]
        clock.timed("check and ledger line", lambda draft=draft: to_json(reading_of(draft, doc_id="text")))  # type: ignore[misc]


def _title(step: str) -> str:
    return step.removeprefix("find_").replace("_", " ")


def _peak(texts: Sequence[str]) -> float:
    """The most memory that a process of its own holds while it reads all texts, in megabytes."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_peak_here, list(texts)).result()


def _peak_here(texts: Sequence[str]) -> float:
    for _ in Reader().readings(_reports(texts)):
        pass
    return peak_megabytes()


def _added(texts: Sequence[str], number: int) -> Added:
    short = list(_short(texts, number))
    seconds = {processes: _add(short, processes) for processes in (1, 2)}
    return Added(number, sum(len(text.split()) for text in short), seconds)


def _short(texts: Sequence[str], number: int) -> Iterator[str]:
    """So many beginnings of texts, each with a line of its own, so that no two are the same report."""
    for place in range(number):
        text = texts[place % len(texts)]
        yield f"Report {place}.\n\n{text[:SHORT].rpartition(' ')[0] or text}"


def _add(texts: Sequence[str], processes: int) -> float:
    """Seconds on the clock until all are in a new ledger."""
    with TemporaryDirectory() as folder, LedgerStore(Path(folder) / "speed.db", create=True) as ledger:
        reports = _reports(texts)
        start = time.perf_counter()
        steps = zip(reports, Reader().readings(reports, processes=processes), strict=True)
        read = ((report, reading) for report, reading in steps if not isinstance(reading, ReadError))
        while batch := list(islice(read, TOGETHER)):
            ledger.add_all(batch, reader=reader_name())
        return time.perf_counter() - start
