import pytest
from told import events, name, read

from crossbearing.model.event import Role


def roles(text: str) -> tuple[Role | None, Role | None, str | None, str | None]:
    reading = read(text)
    event = reading.events[0]
    doer = None if event.perpetrator is None else name(reading, event.perpetrator.entity)
    sufferer = None if event.target is None else name(reading, event.target.entity)
    return event.perpetrator, event.target, doer, sufferer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rebel fighters stormed the army base on Monday.", "Rebel fighters"),
        ("The army base was stormed by rebel fighters on Monday.", "rebel fighters"),
        ("The rebels handed over their weapons to the army on Monday.", "The rebels"),
    ],
)
def test_the_doer_is_found_in_active_and_passive(text: str, words: str) -> None:
    doer = roles(text)[0]
    assert doer is not None and doer.span is not None
    assert doer.span.quote.startswith(words)


def test_who_stands_before_an_event_noun_did_it() -> None:
    doer = roles("Government shelling killed three people in Durra on Monday.")[0]
    assert doer is not None and doer.span is not None
    assert "overnment" in doer.span.quote


def test_the_accused_is_an_alleged_doer() -> None:
    doer = roles("The rebels accused the army of shelling a school in Durra on Monday.")[0]
    assert doer is not None and doer.span is not None
    assert (doer.span.quote, doer.basis.value) == ("the army", "alleged")


def test_nobody_owning_a_bomb_is_an_unknown_author() -> None:
    doer = roles("A car bomb exploded in Durra on Monday. No group has claimed responsibility.")[0]
    assert doer is not None
    assert (doer.entity, doer.basis.value) == (None, "unattributed")


def test_what_an_attack_falls_on_is_its_target() -> None:
    target = roles("Soldiers opened fire on a hospital in Durra on Monday.")[1]
    assert target is not None and target.span is not None
    assert "hospital" in target.span.quote


def test_nobody_attacks_himself():
    for event in events("After the militants opened fire, the army shelled their positions at Durra."):
        assert event.target is None or event.perpetrator is None or event.target.entity != event.perpetrator.entity


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three lorries of flour were turned back at the bridge by the army on Wednesday.", "the army"),
        ("Barrel bombs tumbled from an army helicopter onto the market of Durra on Monday.", "army"),
        ("In an ambush blamed on the rebels, six soldiers were killed in Durra on Monday.", "the rebels"),
    ],
)
def test_the_doer_is_found_where_it_stands_far_from_its_verb(text: str, words: str) -> None:
    doer = roles(text)[0]
    assert doer is not None and doer.span is not None
    assert doer.span.quote == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two policemen fell to a sniper in Durra on Monday.", "Two policemen"),
        ("Six soldiers were killed in an ambush in Durra on Monday.", "Six soldiers"),
        ("Gunmen dragged the teacher Amal Dirie from her home in Durra on Monday.", "Amal Dirie"),
        ("A bomb tore through Durra on Monday, claiming the lives of four officers.", "four officers"),
    ],
)
def test_whom_a_deed_befell_is_found_however_it_is_told(text: str, words: str) -> None:
    sufferer = roles(text)[1]
    assert sufferer is not None and sufferer.span is not None
    assert sufferer.span.quote == words


@pytest.mark.parametrize(
    "text",
    [
        "Between five and eight villagers killed in shelling in Durra",
        "Nine people were killed and 14 wounded in shelling of Durra on Monday.",
        "Two soldiers shot dead near Durra.",
        "Six residents were killed in a rocket attack on Durra.",
    ],
)
def test_the_dead_and_wounded_are_never_the_doers(text: str) -> None:
    assert [event.perpetrator for event in read(text).events] == [None]
