"""A format of the field: what it is called, which version of it is written, and what it makes of what goes out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Parts


class Container(StrEnum):
    """How the files of a format are written."""

    FILE = "file"  # one file
    FOLDER = "folder"  # a folder of files, or a ZIP of it where the name ends so
    WORKBOOK = "workbook"  # one .xlsx, a sheet a table
    PARQUET = "parquet"  # a folder of .parquet files, one a table


@dataclass(frozen=True, slots=True)
class Format:
    """A format. `version` says which version of the field's shape is written; `suffix` is the file's ending."""

    name: str
    words: str
    version: str
    suffix: str
    container: Container
    parts: Callable[[Outgoing], Parts]
