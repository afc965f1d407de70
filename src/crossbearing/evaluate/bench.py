"""What every task needs: the folder of corpora and the reader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing.errors import SetupError
from crossbearing.extract.draft import Draft
from crossbearing.intake.packed import packed_rows
from crossbearing.intake.report import report_of_text
from crossbearing.run.reader import Reader


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a corpus; `published` is EDTF where the corpus knows it."""

    name: str
    text: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """The folder of corpora a person gave, and the built-in reader."""

    data: Path
    reader: Reader

    def rows(self, file: str) -> list[dict[str, Any]]:
        """The objects of one gzipped file of JSON lines, by its path in the folder of corpora."""
        path = self.data / file
        if not path.is_file():
            raise SetupError(f"Cannot measure on {path}: no such file; give the folder of corpora with --data")
        rows = list(packed_rows(path))
        if not rows:
            raise SetupError(f"Cannot measure on {path}: it holds no rows; put the corpus's own file there again")
        return rows

    def drafts(self, texts: Sequence[Text]) -> Iterator[Draft]:
        """What the reader makes of each text, in order: every step's findings, of which a ledger keeps a part.

        Offsets are those of the text as given.
        """
        for text in texts:
            yield self.reader.draft(report_of_text(text.name, text.text, published=text.published))
