"""One story while it is written: what its event will hold."""

from dataclasses import dataclass, field
from typing import Any

from crossbearing.model.event import Role
from crossbearing.model.span import Span
from crossbearing.model.when import UNKNOWN_WHEN, When
from crossbearing.simulate.accounts import Story
from crossbearing.vocab import load


@dataclass
class Tale:
    """A story with the event id it has, and what was written of it so far."""

    story: Story
    event: str
    first: str = ""
    denied: tuple[str, ...] = ()
    trigger: Span | None = None
    date: When = UNKNOWN_WHEN
    place: str | None = None
    doer: Role | None = None
    target: Role | None = None
    claims: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    alleged: bool = False
    disputed: bool = False

    @property
    def row(self) -> dict[str, Any]:
        """What the word list has on the type as told."""
        found: dict[str, Any] = load("simulate")["type"][self.story.kind.value]
        return found
