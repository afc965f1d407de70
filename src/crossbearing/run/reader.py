"""Puts reading and extraction together: a file in, its ledger out."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from crossbearing.errors import CrossbearingError, ModelError, ReadError
from crossbearing.extract.draft import Draft
from crossbearing.extract.pipeline import draft_of, draft_of_marked, reading_of
from crossbearing.extract.reasons.reasons import reasons_of
from crossbearing.extract.words.mark import mark_all
from crossbearing.extract.words.marked import Marked
from crossbearing.extract.words.syntax import Grammar
from crossbearing.intake.report import read_report
from crossbearing.intake.sources.opener import Opener
from crossbearing.model.reading import Reading
from crossbearing.model.reason import Reason
from crossbearing.model.report import Report
from crossbearing.run.fingerprint import code_digest
from crossbearing.run.opened import opened
from crossbearing.run.other_language import in_other_language, reading_of_zones
from crossbearing.run.pool import Pool, require_processes
from crossbearing.run.worker import EndedError, RaisedError
from crossbearing.vocab.own import own_digest

Item = TypeVar("Item")
_NO_ENDING = re.compile(r"[\s:/]")

# What a reading depends on besides the report: folders of the package.
_MAKES_READINGS = ("model", "vocab", "intake", "extract", "resolve", "run")

# Reports of so many characters together go through the grammar at once, some dozen of news; more gain nothing and
# cost memory.
GROUP = 60_000
# So many things without a report in a row are passed on before the next report is looked for.
MOST_IDLE = 2_000
# What a rule may raise that meets words nobody thought of. One such report must not end a run over thousands.
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


class Reader:
    """The built-in reader. The grammar is loaded when the first report needs it."""

    def report(self, path: str | Path, *, published: str | None = None) -> Report:
        """The report in one file, with its zones; `published` (EDTF) overrides what the file says."""
        if path == "":
            raise ReadError("Cannot read a report: the name of its file is empty; give the file's name")
        return read_report(Path(path), published=published)

    def reading(self, report: Report) -> Reading:
        """What the reader makes of a report. Its id is the file's name without its ending.

        Of one in another language than its own it tells what the file states, and claims nothing.
        """
        with _own_faults(report):
            if in_other_language(report):
                return reading_of_zones(report, doc_id(report))
            return _reading(report, self.draft(report))

    def readings(self, reports: Iterable[Report], *, processes: int = 1) -> Iterator[Reading | ReadError]:
        """The reading of each report, in order; in its place the ReadError that says why there is none.

        Reports are asked for as they are needed. However many processes share the work, the readings are the same.
        """
        require_processes(processes)
        groups = _groups(reports)
        if processes > 1:
            yield from Pool(self.group, _failed, processes).run(groups)
        else:
            for group in groups:
                yield from self.group(group)

    def files(
        self,
        paths: Iterable[str | Path],
        *,
        published: str | None = None,
        processes: int = 1,
        opener: Opener | None = None,
    ) -> Iterator[Reading | ReadError]:
        """The same of files, folders, archives and tables; ReadError also where something in them cannot be read."""
        every = opened(paths, published=published, opener=opener or Opener())
        found = ((one.refused, one.report) for one in every)
        for refused, reading in self.beside(found, processes=processes):
            if refused is not None:
                yield refused
            elif reading is not None:
                yield reading

    def beside(
        self, items: Iterable[tuple[Item, Report | None]], *, processes: int = 1
    ) -> Iterator[tuple[Item, Reading | ReadError | None]]:
        """Each item, in order, with the reading of its report; None beside an item that has no report."""
        left = iter(items)
        waiting: deque[tuple[Item, bool]] = deque()

        def reports() -> Iterator[Report]:
            idle = 0
            for item, report in left:
                waiting.append((item, report is not None))
                idle = 0 if report is not None else idle + 1
                if report is not None:
                    yield report
                elif idle == MOST_IDLE:
                    return

        more = True
        while more:
            for reading in self.readings(reports(), processes=processes):
                while not waiting[0][1]:
                    yield waiting.popleft()[0], None
                yield waiting.popleft()[0], reading
            more = len(waiting) > 0
            while waiting:
                yield waiting.popleft()[0], None

    def group(self, reports: Sequence[Report]) -> list[Reading | ReadError]:
        """The readings of a few reports, their sentences parsed together."""
        if any(in_other_language(report) for report in reports):
            return [found for report in reports for found in self._one(report)]
        try:
            every = mark_all(reports, _grammar())
        except _FAULTS as error:
            if len(reports) == 1:
                return [_fault(reports[0], error)]
            return [found for report in reports for found in self.group([report])]
        return [_checked(report, marked) for report, marked in zip(reports, every, strict=True)]

    def _one(self, report: Report) -> Sequence[Reading | ReadError]:
        return [reading_of_zones(report, doc_id(report))] if in_other_language(report) else self.group([report])

    def explained(self, report: Report) -> tuple[Reading, tuple[Reason, ...]]:
        """The same, and for each of its items why it is there."""
        with _own_faults(report):
            if in_other_language(report):
                return reading_of_zones(report, doc_id(report)), ()
            draft = self.draft(report)
            return _reading(report, draft), tuple(reasons_of(draft))

    def draft(self, report: Report) -> Draft:
        """Every step's findings in a report, of which a reading keeps a part; for measuring and explaining."""
        return draft_of(report, _grammar())


def _groups(reports: Iterable[Report]) -> Iterator[list[Report]]:
    group: list[Report] = []
    size = 0
    for report in reports:
        group.append(report)
        size += len(report.text)
        if size >= GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _checked(report: Report, marked: Marked) -> Reading | ReadError:
    """The reading of a marked report; what stands in its way comes back instead of being raised."""
    try:
        with _own_faults(report):
            return _reading(report, draft_of_marked(marked))
    except ReadError as error:
        return error
    except _FAULTS as error:
        return _fault(report, error)


def _failed(report: Report, error: Exception) -> ReadError:
    """What stands for a report that another process could not read; what is wrong with more than it is raised."""
    if isinstance(error, CrossbearingError):
        raise error
    if isinstance(error, EndedError):
        return ReadError(
            f"Cannot read {report.name}: the process that read it was ended, by the system (perhaps for want of "
            "memory) or from outside; give the report again"
        )
    return _fault(report, error)


def _fault(report: Report, error: Exception) -> ReadError:
    found = (str(error) if isinstance(error, RaisedError) else f"{type(error).__name__}: {error}").splitlines()[0]
    return ReadError(
        f"Cannot read {report.name}: reading it broke off ({found}); "
        "this is a fault of Crossbearing, please report it with the file"
    )


def _reading(report: Report, draft: Draft) -> Reading:
    return reading_of(draft, doc_id=doc_id(report))


def doc_id(report: Report) -> str:
    """What a report is called in views: its name without the ending of a file."""
    name, _, ending = report.name.rpartition(".")
    # Of "table.csv: row 3" nothing is an ending.
    return name if name and not _NO_ENDING.search(ending) else report.name


@contextmanager
def _own_faults(report: Report) -> Iterator[None]:
    """Name the report of which something was found that no ledger can hold."""
    try:
        yield
    except ModelError as error:
        raise ReadError(
            f"Cannot read {report.name}: what was found in it cannot be true ({error}); "
            "this is a fault of Crossbearing, please report it with the file"
        ) from error


def listed(paths: str | Path | Iterable[str | Path]) -> Iterable[str | Path]:
    """The paths of files; one path by itself is a list of one."""
    return [paths] if isinstance(paths, str | Path) else paths


def reader_name() -> str:
    """Names the built-in reader in ledgers: its version and a fingerprint of its rules, words, models and own lists.

    Where any of these differ, a report is read anew and the new reading stands beside the old one.
    """
    own = own_digest()
    ours = code_digest(_MAKES_READINGS)
    digest = sha256(f"{ours}\n{own}".encode()).hexdigest() if own else ours
    return f"crossbearing/{_version()}+{digest[:12]}"


@cache
def _version() -> str:
    """The version that is installed; asking for it takes as long as reading a line."""
    return version("crossbearing")


@cache
def _grammar() -> Grammar:
    # Fetched by name, so that what only looks at a ledger does not wait for the language model's libraries.
    grammar: Grammar = import_module("crossbearing.extract.words.grammar").load_grammar()
    return grammar
