"""A folder of annotated reports, read once for all that is measured on it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossbearing import api
from crossbearing.errors import ReadError
from crossbearing.intake.annotated import annotated_reports
from crossbearing.intake.foreign import foreign
from crossbearing.model.reading import Reading
from crossbearing.reconcile.corpus import corpus_object


@dataclass(frozen=True, slots=True)
class ReadReports:
    """The gold ledger and the reading of each report of `folder`, in the order of their names.

    `links` is what the readings say together, as public JSON has it; None where the folder has no gold of that.
    """

    folder: Path
    pairs: tuple[tuple[dict[str, Any], Reading], ...]
    links: dict[str, Any] | None

    @classmethod
    def of(cls, folder: Path) -> "ReadReports":
        """The reports of a folder with `docs` and `gold`, as a ledger keeps them; ReadError where one is refused."""
        annotated = annotated_reports(folder)
        with tempfile.TemporaryDirectory() as place, api.open(Path(place) / "reports.db") as ledger:
            for added in ledger.add(path for path, _ in annotated):
                if added.reason is not None:
                    raise ReadError(added.reason)
            readings = ledger.readings()
            links = None
            if (folder / "gold" / "clusters.json").is_file():
                links = corpus_object(ledger.view())
        by_name = {reading.doc_id: reading for reading in readings}
        with foreign(str(folder)):
            return cls(folder, tuple((gold, by_name[path.stem]) for path, gold in annotated), links)

    @property
    def name(self) -> str:
        """What the folder is called."""
        return self.folder.resolve().name
