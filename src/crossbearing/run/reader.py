"""Puts reading and extraction together: a file in, its ledger out."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from crossbearing.errors import ModelError, ReadError
from crossbearing.extract.draft import Draft
from crossbearing.extract.pipeline import draft_of, reading_of
from crossbearing.extract.reasons.reasons import reasons_of
from crossbearing.extract.words.syntax import Grammar
from crossbearing.model.reading import Reading
from crossbearing.model.reason import Reason
from crossbearing.model.report import Report
from crossbearing.read.report import read_report
from crossbearing.vocab.own import own_digest

# What a reading depends on besides the report: folders of the package.
_MAKES_READINGS = ("model", "vocab", "read", "extract", "resolve", "run")


class Reader:
    """The built-in reader. The grammar is loaded when the first report needs it."""

    def report(self, path: Path, *, published: str | None = None) -> Report:
        """The report in one file, with its zones; `published` (EDTF) overrides what the file says."""
        return read_report(path, published=published)

    def reading(self, report: Report) -> Reading:
        """What the reader makes of a report. Its id is the file's name without its ending."""
        with _own_faults(report):
            return _reading(report, self.draft(report))

    def explained(self, report: Report) -> tuple[Reading, tuple[Reason, ...]]:
        """The same, and for each of its items why it is there."""
        with _own_faults(report):
            draft = self.draft(report)
            return _reading(report, draft), tuple(reasons_of(draft))

    def draft(self, report: Report) -> Draft:
        """Every step's findings in a report, of which a reading keeps a part; for measuring and explaining."""
        return draft_of(report, _grammar())


def _reading(report: Report, draft: Draft) -> Reading:
    return reading_of(draft, doc_id=report.name.rsplit(".", 1)[0] or report.name)


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


def reader_name() -> str:
    """Names the built-in reader in ledgers: its version and a fingerprint of its rules, words, models and own lists.

    Where any of these differ, a report is read anew and the new reading stands beside the old one.
    """
    own = own_digest()
    digest = sha256(f"{_package_digest()}\n{own}".encode()).hexdigest() if own else _package_digest()
    return f"crossbearing/{version('crossbearing')}+{digest[:12]}"


@cache
def _package_digest() -> str:
    """A fingerprint of the folders of the package that readings depend on."""
    digest = sha256()
    package = Path(str(files("crossbearing")))
    for path in sorted(path for folder in _MAKES_READINGS for path in (package / folder).rglob("*")):
        if "__pycache__" not in path.parts and path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(package).as_posix()}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()


@cache
def _grammar() -> Grammar:
    # Fetched by name, so that what only looks at a ledger does not wait for the language model's libraries.
    grammar: Grammar = import_module("crossbearing.extract.words.grammar").load_grammar()
    return grammar
