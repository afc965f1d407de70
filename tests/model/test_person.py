"""What each role may do."""

import pytest

from crossbearing.model.decision import Verb
from crossbearing.model.person import Role, needed_for

OF_ITEMS = [Verb.ACCEPT, Verb.REJECT, Verb.AMEND, Verb.ADD, Verb.NOTE, Verb.ASSIGN, Verb.UNDO]


@pytest.mark.parametrize("verb", list(Verb))
def test_every_verb_takes_a_role_that_readers_have_not(verb):
    expected = Role.REVIEWER if verb in OF_ITEMS else Role.ADMIN if verb is Verb.REVEAL else Role.EDITOR
    assert needed_for(verb) is expected
    assert not Role.READER.covers(needed_for(verb))


@pytest.mark.parametrize(
    ("verb", "of", "is_own", "role"),
    [
        (Verb.UNDO, Verb.REJECT, True, Role.REVIEWER),
        (Verb.UNDO, Verb.REJECT, False, Role.EDITOR),
        (Verb.UNDO, Verb.MERGE, True, Role.EDITOR),
        (Verb.ACCEPT, Verb.SPLIT, True, Role.EDITOR),
        (Verb.ACCEPT, Verb.AMEND, True, Role.REVIEWER),
    ],
)
def test_what_takes_back_or_confirms_takes_the_role_of_what_it_is_about(verb, of, is_own, role):
    assert needed_for(verb, of=of, is_own=is_own) is role
