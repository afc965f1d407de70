import pytest

from crossbearing.reconcile.agreements.kinds import kind_named, kind_of, kinds


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


@pytest.mark.parametrize(("words", "kind"), [("withdraw fighters", "leave"), ("pull out tanks", "withdraw")])
def test_people_under_arms_leave_and_armies_withdraw(words, kind):
    assert kind_of(words).name == kind


@pytest.mark.parametrize(
    ("kind", "unit", "fits"),
    [
        ("ceasefire", "trucks", False),
        ("release", "persons", True),
        ("release", "trucks", False),
        ("aid", "trucks", True),
        ("aid", "persons", False),
        ("other", "trucks", True),
        ("aid", "bundles", True),
    ],
)
def test_a_duty_has_amounts_of_its_own_kind_of_thing(kind, unit, fits):
    assert kind_named(kind).takes(unit) is fits
