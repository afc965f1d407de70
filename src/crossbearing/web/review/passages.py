"""Words of reports with what stands around them, as pages show them: nobody is named who is protected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossbearing.api.ledger import Ledger
from crossbearing.model.claim import Claim
from crossbearing.model.edits import Edit, Edits
from crossbearing.model.incident import Ref
from crossbearing.model.reading import Identified, Reading
from crossbearing.model.visible import visible
from crossbearing.reconcile.found_again import layer_of, words_of
from crossbearing.reconcile.holders import holder_names
from crossbearing.reconcile.stand_ins import StandIns
from crossbearing.web.sourced import Sourced, sourced

# So many characters on either side are about a sentence or two.
AROUND = 240
_ENDS = (". ", "! ", "? ", ".\n", "؟ ", "\n\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """An item of a report: its layer, where it stands, who says it, and its words with those before and after."""

    where: Sourced
    layer: str
    holders: tuple[str, ...]
    before: str
    words: str
    after: str


def passages(refs: Iterable[Ref], opened: Mapping[str, Reading], ledger: Ledger) -> list[Passage]:
    """The passages of these items; those without words, or that the present readings do not have, are left out."""
    found = []
    for ref in refs:
        reading = opened.get(ref.sha256)
        item = None if reading is None else next((one for one in reading.items() if one.id == ref.id), None)
        if reading is not None and item is not None and words_of(item) is not None:
            found.append(_passage(ref, reading, item, ledger.text(reading)))
    return found


def _passage(ref: Ref, reading: Reading, item: Identified, text: str) -> Passage:
    words = words_of(item)
    assert words is not None
    # The whole text is masked, so that no name is cut in two and seen.
    masks = Edits(Edit(*place) for place in StandIns(reading).places(text))
    start, end = masks.moved(words.start, words.end)
    shown = masks.applied(text)
    before, after = _before(shown[:start]), _after(shown[end:])
    holders = tuple(holder_names(reading, item)) if isinstance(item, Claim) else ()
    return Passage(sourced(ref, reading), layer_of(item), holders, before, visible(shown[start:end]), after)


def _before(text: str) -> str:
    """The end of a text, from where a sentence begins if one does not far before."""
    near = text[-AROUND:]
    cut = max((near.rfind(end) + len(end) for end in _ENDS if end in near), default=-1)
    if cut >= 0:
        near = near[cut:]
    elif len(near) < len(text):
        near = f"… {near.partition(' ')[2]}"
    return _spaced(near)


def _after(text: str) -> str:
    """The beginning of a text, up to where its sentence ends if it does before long."""
    near = text[:AROUND]
    cut = min((near.find(end) for end in _ENDS if end in near), default=-1)
    if cut >= 0:
        near = near[: cut + 1]
    elif len(near) < len(text):
        near = f"{near.rpartition(' ')[0]} …"
    return _spaced(near)


def _spaced(text: str) -> str:
    """Text as one line that keeps a space at its edges."""
    line = visible(text.strip())
    return f"{' ' if text[:1].isspace() else ''}{line}{' ' if text[-1:].isspace() and line else ''}"
