import pytest

from crossbearing.reconcile.agreements.kinds import kind_of, kinds


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("free the captured pilots", "release"),
        ("swapping prisoners", "exchange"),
        ("surrender of mortars", "weapons"),
        ("observe a truce", "ceasefire"),
        ("silence the guns", "ceasefire"),
        ("pull its troops out of the valley", "withdraw"),
        ("evacuation of the wounded", "leave"),
        ("reopening of the crossing", "aid"),
        ("reconnect electricity", "services"),
        ("admit observers", "monitors"),
        ("deliver a map of minefields", "report"),
        ("stay where they are", "hold"),
        ("keep away from the dam", "keep out"),
        ("honour the memory of the dead", "other"),
    ],
)
def test_words_tell_the_kind_of_duty(words, kind):
    assert kind_of(words).name == kind


def test_every_kind_has_words_of_its_own():
    assert len({kind.name for kind in kinds()}) == len(kinds())
    assert all(kind.verbs or kind.alone for kind in kinds())
