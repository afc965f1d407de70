"""Deaths of an incident as UCDP's columns have them."""

from dataclasses import dataclass

from crossbearing.model.figure import Category
from crossbearing.publish.outgoing import PublicIncident, PublicTally
from crossbearing.publish.values import Number

_PEOPLE, _CIVILIANS = "people", "civilians"


@dataclass(frozen=True, slots=True)
class Deaths:
    """Deaths by the edition's policy; None where no report tells, or where the policy finds nothing to say.

    `unknown` counts people of whom no report says what they were.
    """

    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    civilians: Number | None = None
    unknown: Number | None = None
    why: str | None = None

    @classmethod
    def of(cls, incident: PublicIncident) -> "Deaths":
        """The deaths that the tallies of an incident tell."""
        tallies = [one for one in incident.tallies if one.category is Category.KILLED and one.blamed is None]
        people = next((one for one in tallies if one.counts == _PEOPLE), None)
        classes = [one for one in tallies if one.counts != _PEOPLE]
        if people is None:
            return cls._of_classes(classes)
        civilians = next((one.best for one in classes if one.counts == _CIVILIANS), None)
        unknown = people.best if not classes else None
        return cls(people.low, people.best, people.high, civilians, unknown, people.why)

    @classmethod
    def _of_classes(cls, classes: list[PublicTally]) -> "Deaths":
        """Of some who were killed a number is told, of all of them none: as many as the largest class, or more."""
        low = max((one.low for one in classes if one.low is not None), default=None)
        civilians = next((one.best for one in classes if one.counts == _CIVILIANS), None)
        why = None if low is None else "no report counts everybody: at least as many as its largest class"
        return cls(low=low, civilians=civilians, why=why)

    @property
    def is_told(self) -> bool:
        """Whether a death is claimed: the best number, or where there is none the least one, is above zero."""
        return (self.best if self.best is not None else self.low or 0) > 0
