"""The lines `key: value` that stand above an article."""

import re
from dataclasses import dataclass
from functools import cache

from crossbearing.intake.paragraphs import trimmed
from crossbearing.model.span import Span
from crossbearing.vocab import load

_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n]|\Z)")
_FIELD = re.compile(r"(?P<key>[^\W\d_][\w -]{0,30}?)[ \t]*:[ \t]*(?P<value>\S.*)?", re.DOTALL)
_FENCE = re.compile(r"-{3,}|={3,}")


@dataclass(frozen=True, slots=True)
class Field:
    """One header line: the field it fills, the whole line, and the value alone (None: left empty)."""

    name: str
    line: Span
    value: Span | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header lines of a report and the character where its text goes on."""

    fields: tuple[Field, ...]
    end: int

    def get(self, name: str) -> Field | None:
        """The first line that gives a value to this field; None if there is none."""
        return next((field for field in self.fields if field.name == name and field.value is not None), None)


def read_header(text: str) -> Header:
    """The header at the top of `text`: lines with a known key, up to the first line that has none.

    A lone line is a header only if it names a publisher, date or address, as other keys may open an article.
    """
    fields: list[Field] = []
    end = 0
    for match in _LINE.finditer(text):
        line = trimmed(text, match.start(), match.end())
        if line is None or _FENCE.fullmatch(line.quote):
            if fields or match.end() == len(text):
                break
            continue
        field = _field(text, line)
        if field is None:
            break
        fields.append(field)
        end = match.end()
    telling = {field.name for field in fields} & {"publisher", "date", "url"}
    return Header(tuple(fields), end) if len(fields) > 1 or telling else Header((), 0)


def _field(text: str, line: Span) -> Field | None:
    match = _FIELD.fullmatch(line.quote)
    if match is None:
        return None
    name = _names().get(" ".join(match["key"].lower().replace("_", " ").replace("-", " ").split()))
    if name is None:
        return None
    value = None if match["value"] is None else Span.of(text, line.start + match.start("value"), line.end)
    return Field(name, line, value)


@cache
def _names() -> dict[str, str]:
    return {key: name for name, keys in load("zones")["header"].items() for key in keys}
