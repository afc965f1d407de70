"""How entities, events and agreements of one report hang together."""

from dataclasses import dataclass

from crossbearing.model.span import Span


@dataclass(frozen=True, slots=True)
class Relation:
    """`s` stands in relation `p` (`part_of`, `located_in`, `same_as` ...) to `o`; both are ids."""

    id: str
    s: str
    p: str
    o: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks, whole (`direct`) or a few words (`partial`), with speaker and claim ids."""

    id: str
    form: str
    speaker: str | None
    span: Span
    claim: str | None
