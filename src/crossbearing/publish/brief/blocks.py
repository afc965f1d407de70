"""What a brief is made of: sections of sentences, tables and pictures, whatever they are written as later."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """Words with the numbers of the sources they rest on; `after` stands between them and what follows."""

    text: str
    sources: tuple[int, ...] = ()
    after: str = "; "


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence or more of running text, or one point of a list."""

    parts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of lines; `ordered` where their numbers are referred to."""

    lines: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: what it shows, what its columns are, and its rows. The first cell of a row names it."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG: `key` names its file, `alt` says all that it shows to those who do not see it."""

    key: str
    svg: str
    title: str
    alt: str
    caption: str


@dataclass(frozen=True, slots=True)
class Head:
    """A heading below that of the section."""

    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """One source of the list: its number, what it is, and its address if it has one."""

    number: int
    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Sources:
    """The list of sources."""

    sources: tuple[Source, ...]


Block = Line | Points | Grid | Picture | Head | Sources


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the brief under its heading; `key` names it in addresses."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def line(text: str, *sources: int) -> Line:
    """A line of one part."""
    return Line((Said(text, sources),))


EMPTY = line("–")
