"""Puts reading and extraction together: a file in, its ledger out."""

from functools import cached_property
from importlib import import_module
from pathlib import Path

from crossbearing.extract.pipeline import extract
from crossbearing.extract.syntax import Grammar
from crossbearing.model.reading import Reading
from crossbearing.model.report import Report
from crossbearing.read.report import read_report

# Names the built-in reader and its version in ledgers: a new version's reading stands beside the old one's.
READER = "crossbearing/0.1"


class Reader:
    """The built-in reader. The grammar is loaded when the first report needs it."""

    def report(self, path: Path, *, published: str | None = None) -> Report:
        """The report in one file, with its zones; `published` (EDTF) overrides what the file says."""
        return read_report(path, published=published)

    def reading(self, report: Report) -> Reading:
        """What the reader makes of a report. Its id is the file's name without its ending."""
        return extract(report, self._grammar, doc_id=report.name.rsplit(".", 1)[0] or report.name)

    @cached_property
    def _grammar(self) -> Grammar:
        # Fetched by name, so that what only looks at a ledger does not wait for the language model's libraries.
        grammar: Grammar = import_module("crossbearing.extract.grammar").load_grammar()
        return grammar
