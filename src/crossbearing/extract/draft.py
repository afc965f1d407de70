"""What the steps of extraction have found so far; each step gives a new draft with its part filled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossbearing.errors import SetupError
from crossbearing.extract.speech.attributed import Attribution
from crossbearing.extract.words.marked import Marked
from crossbearing.model.agreement import Agreement
from crossbearing.model.claim import Claim
from crossbearing.model.entity import Entity
from crossbearing.model.event import Event
from crossbearing.model.figure import Figure
from crossbearing.model.media import Media
from crossbearing.model.pair import Pair
from crossbearing.model.place_status import PlaceStatus
from crossbearing.model.reading import Alternative, Imprint
from crossbearing.model.relation import Quotation, Relation
from crossbearing.model.silence import Silence
from crossbearing.model.when import When


@dataclass(frozen=True, slots=True)
class Draft:
    """A report and what is known of it so far.

    `publisher` is the entity id of the publisher. `published` is its EDTF date, given or inferred; `dates` holds
    every time expression of the telling zones, resolved, each with its span, in order of the text. `attributions` are
    all relations of source, cue and content, of which the claims are those that the ledger keeps.
    """

    marked: Marked
    imprint: Imprint | None = None
    alternatives: tuple[Alternative, ...] = ()
    publisher: str | None = None
    published: When | None = None
    dates: tuple[When, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    silences: tuple[Silence, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    place_status: tuple[PlaceStatus, ...] = ()
    pairs: tuple[Pair, ...] = ()
    media: tuple[Media, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a short function from draft to draft, the parts it reads and the parts it fills or refines."""

    run: Callable[[Draft], Draft]
    needs: tuple[str, ...]
    gives: tuple[str, ...]


def check_order(steps: Sequence[Step]) -> None:
    """Raise SetupError if a step stands before what gives it its input."""
    known = {"marked"}
    for step in steps:
        missing = sorted(set(step.needs) - known)
        if missing:
            raise SetupError(f"Step {step.run.__name__} needs {missing}; put what gives it first")
        known |= set(step.gives)


def run_steps(draft: Draft, steps: Sequence[Step]) -> Draft:
    """The draft after all steps, in their order."""
    for step in steps:
        draft = step.run(draft)
    return draft
