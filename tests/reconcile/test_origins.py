from dataclasses import replace

from crossbearing.model.entity import EntityType, MentionKind
from crossbearing.model.incident import Ref
from crossbearing.model.reprint import Reprint
from crossbearing.reconcile.origins import Origins
from made import mention
from tellings import told


def speaking(reading, **changes):
    """The reading with changes to who speaks in it."""
    return replace(reading, entities=tuple(replace(e, **changes) if e.id == "e3" else e for e in reading.entities))


def origin(*readings, reprints=()):
    origins = Origins(readings, reprints)
    return [origins.of_claim(reading.sha256, reading.claims[0]) for reading in readings]


def test_two_outlets_that_quote_one_named_speaker_are_one_origin(imprint):
    named = {"key": "person:omar-haddad", "name": "Omar Haddad", "mentions": (mention("the mayor", MentionKind.NAME),)}
    left, right = origin(*(speaking(told(imprint, n), **named) for n in (1, 2)))
    assert left == right == "person:omar-haddad"


def test_unnamed_sources_of_two_outlets_are_two(imprint):
    left, right = origin(told(imprint, 1), told(imprint, 2))
    assert left != right


def test_a_reprint_has_the_origin_of_what_it_repeats(imprint):
    one, copy = told(imprint, 1), told(imprint, 2)
    reprint = Reprint(Ref(one.sha256, "r1", ""), Ref(copy.sha256, "r2", ""), 0.9)
    left, right = origin(one, copy, reprints=[reprint])
    assert left == right


def test_what_a_protected_source_is_called_is_in_no_origin(imprint):
    hidden = {"key": "person:umm-omar", "name": "Umm Omar", "protect": True, "type": EntityType.PERSON}
    (found,) = origin(speaking(told(imprint, 1), mentions=(mention("the mayor", MentionKind.NAME),), **hidden))
    assert "omar" not in found.casefold()
