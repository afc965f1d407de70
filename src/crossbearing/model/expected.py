"""What a person decided of an item of a report, as something that a reader can be tried on."""

from collections.abc import Mapping
from dataclasses import dataclass

from crossbearing.model.decision import Verb

CASES = "cases/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a reader should make of the words at `start` to `end`: an item of the layer with these fields, or none.

    `fields` are as amendments write them. Who decided, when and why stand in it only where that was asked for.
    """

    verb: Verb
    layer: str
    words: str
    start: int
    end: int
    there: bool
    fields: Mapping[str, str]
    who: str | None = None
    when: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCases:
    """A report as it was read, and what is expected of it: one line of a file of cases."""

    schema: str = CASES
    report: str
    text: str
    published: str | None
    publisher: str | None
    cases: tuple[Expected, ...]
