"""A brief as Markdown (CommonMark with tables), its pictures as SVG files beside it."""

import re
from collections.abc import Iterator

from crossbearing.publish.brief.blocks import Block, Brief, Grid, Head, Line, Picture, Points, Said, Sources
from crossbearing.publish.brief.pictures.text import tidy

# Signs that Markdown, or the HTML that may stand in it, would take for its own.
_OWN = re.compile(r"([\\`*_{}\[\]<>#|~&$])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


def as_markdown(brief: Brief, stem: str) -> str:
    """The text; pictures are files called `<stem>-<key>.svg`."""
    lines = [f"# {escaped(brief.title)}", "", escaped(brief.subtitle), ""]
    for section in brief.sections:
        lines += [f"## {escaped(section.title)}", ""]
        for block in section.blocks:
            lines += [*_block(block, stem), ""]
    return "\n".join(lines).rstrip() + "\n"


def picture_name(stem: str, picture: Picture) -> str:
    """What the file of a picture is called."""
    return f"{stem}-{picture.key}.svg"


def _block(block: Block, stem: str) -> Iterator[str]:
    match block:
        case Line():
            yield _line(block)
        case Head():
            yield f"### {escaped(block.text)}"
        case Points():
            yield from (f"- {_line(point)}" for point in block.lines)
        case Grid():
            yield from _grid(block)
        case Picture():
            yield f"![{escaped(block.alt)}](<{picture_name(stem, block)}>)"
            yield ""
            yield escaped(block.caption)
        case Sources():
            for source in block.sources:
                address = "" if source.url is None else f" <{source.url}>"
                yield f'{source.number}. <a id="source-{source.number}"></a>{escaped(source.text)}{address}'


def _grid(grid: Grid) -> Iterator[str]:
    yield escaped(grid.caption)
    yield ""
    yield f"| {' | '.join(map(escaped, grid.headers))} |"
    yield f"|{'|'.join('---:' if number in grid.numbers else '---' for number in range(len(grid.headers)))}|"
    for row in grid.rows:
        yield f"| {' | '.join(map(_line, row))} |"


def _line(line: Line) -> str:
    return "".join(_said(said) + said.after for said in line.parts[:-1]) + _said(line.parts[-1])


def _said(said: Said) -> str:
    numbers = "".join(f" [[{number}]](#source-{number})" for number in said.sources)
    return f"{escaped(said.text)}{numbers}".strip()


def escaped(text: str) -> str:
    """Text that reads in Markdown as it stands."""
    safe = _OWN.sub(r"\\\1", tidy(text))
    return _LEADING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[1] else f"\\{match[3]}", safe)
