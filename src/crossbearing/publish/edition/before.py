"""The edition before: its tables, read from its folder once their hashes were checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crossbearing.errors import InputError
from crossbearing.publish.writing.csv_file import read_csv
from crossbearing.publish.writing.manifest import MANIFEST, require_unchanged

FOLDER = "data"
Row = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Before:
    """The folder of an edition that was made earlier."""

    folder: Path

    @classmethod
    def at(cls, folder: Path) -> "Before":
        """The edition in a folder; InputError where there is none, or its tables are not those it was made with."""
        if folder.is_file():
            raise InputError(f"Cannot read {folder} as an edition: it is a file. Unpack it, and name the folder")
        if not (folder / MANIFEST).is_file():
            raise InputError(f"Cannot read {folder} as an edition: it has no {MANIFEST}. Name the folder of an edition")
        found = cls(folder)
        require_unchanged(
            folder, [found.path_of(name).relative_to(folder).as_posix() for name in ("edition", "tellings")]
        )
        return found

    def path_of(self, table: str) -> Path:
        """Where a table stands."""
        return self.folder / FOLDER / f"{table}.csv"

    def rows(self, table: str) -> dict[str, Row]:
        """The rows of a table by its first column; none where that edition had no such table."""
        path = self.path_of(table)
        if not path.exists():
            return {}
        require_unchanged(self.folder, [path.relative_to(self.folder).as_posix()])
        return {next(iter(row.values())) or "": row for row in read_csv(path)}

    @property
    def edition(self) -> Row:
        """What that edition was."""
        (found,) = self.rows("edition").values()
        return found
