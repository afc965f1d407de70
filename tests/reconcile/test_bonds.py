"""What holds the events of an incident together, in short."""

from crossbearing.model.event import EventType
from crossbearing.model.incident import Bond, Incident, Join, Ref
from crossbearing.reconcile.bonds import bonds_of

ONE, TWO, THREE, FOUR = (Ref(letter * 64, letter, "ev1") for letter in "abcd")
WEAK, STRONG = Join(ONE, TWO, 2.5, ()), Join(TWO, THREE, 4.0, ())


def test_each_event_has_its_strongest_join_and_how_many_it_has() -> None:
    members = (ONE, TWO, THREE, FOUR)
    incident = Incident("i1", EventType.SHELLING, "", None, None, members, joins=(WEAK, STRONG))
    assert bonds_of(incident).bonds == (
        Bond(ONE, 1, WEAK),
        Bond(TWO, 2, STRONG),
        Bond(THREE, 1, STRONG),
        Bond(FOUR, 0, None),
    )
