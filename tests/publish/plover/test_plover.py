from dataclasses import replace

import pytest
from made_attacks import ARMY, FRONT, RESIDENTS, SOMEBODY, attack, outgoing
from made_outgoing import SHELLING, VAGUE, MadeOutgoing

from crossbearing.model.event import EventType, Modality
from crossbearing.model.figure import Modifier
from crossbearing.publish.outgoing import PublicFigure, ToldEvent
from crossbearing.publish.part import JsonObject, Lines
from crossbearing.publish.plover import FORMAT
from crossbearing.publish.plover.codes import codes

FIELDS = (
    "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale mode "
    "context link text text_info size cite_info coder coded_date coded_time comment"
)
OURS = "incident event_type modality stance date_edtf published reprint_of weapons figures claims quotes policy edition"
CATEGORIES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
)


def records(made: MadeOutgoing) -> list[JsonObject]:
    (lines,) = FORMAT.parts(made).files
    assert isinstance(lines, Lines)
    return list(lines.objects())


def test_each_telling_is_a_record_of_their_fields_then_ours():
    first, second = records(outgoing(SHELLING))
    assert (first["id"], second["id"]) == ("hill-post-1:ev1", "agency-1:ev1")
    assert first["link"] == second["link"] == SHELLING.id
    assert [name for name in first if name not in OURS.split()] == [name for name in FIELDS.split() if name in first]
    assert (first["event"], first["mode"], first["quad_code"]) == (["ASSAULT"], ["heavy-weapons"], 4)
    assert first["size"] == {"dead": 12}
    assert second["size"] == {"dead": 9}


def test_parties_have_country_and_sector_and_words_have_offsets():
    (record,) = records(outgoing(attack(ARMY, RESIDENTS)))
    assert record["actor"][0]["code"] == "SYR"  # type: ignore[index,call-overload]
    assert record["actor"][0]["sector"] == "MIL"  # type: ignore[index,call-overload]
    assert record["recipient"][0]["sector"] == "CVL"  # type: ignore[index,call-overload]
    assert record["text_info"] == {"start": 40, "end": 73}
    assert record["event_loc"]["resolution"] == 4  # type: ignore[index,call-overload]


def test_nothing_but_a_code_is_told_of_whoever_is_protected():
    (record,) = records(outgoing(attack(ARMY, SOMEBODY)))
    assert record["recipient"] == [
        {
            "entity_text": "source-7KPQ",
            "identifier_id": "person:source-7kpq",
            "identifier_text": "source-7KPQ",
            "basis": "stated",
        }
    ]


@pytest.mark.parametrize(("hit", "actors", "recipients"), [(FRONT, 2, 0), (RESIDENTS, 1, 1), (None, 1, 0)])
def test_both_sides_of_a_fight_are_its_actors_and_civilians_are_hit(hit, actors, recipients):
    (record,) = records(outgoing(attack(ARMY, hit, EventType.ARMED_CLASH)))
    assert len(record["actor"]) == actors  # type: ignore[arg-type]
    assert len(record.get("recipient", ())) == recipients  # type: ignore[arg-type]


def test_a_size_is_an_exact_number_of_people_at_large():
    vague = replace(SHELLING.told[0].figures[0], modifier=Modifier.AT_LEAST, high=None)
    some = replace(SHELLING.told[0].figures[0], id="hill-post-1:q9", counts="women")
    (record, _) = records(outgoing(replace(SHELLING, told=(with_figures(vague, some), SHELLING.told[1]))))
    assert "size" not in record
    assert len(record["figures"]) == 2  # type: ignore[arg-type]
    first = SHELLING.told[0].figures[0]
    (record, _) = records(
        outgoing(replace(SHELLING, told=(with_figures(first, replace(first, value=13)), SHELLING.told[1])))
    )
    assert "size" not in record


def with_figures(*figures: PublicFigure) -> ToldEvent:
    return replace(SHELLING.told[0], figures=figures)


def test_nobody_named_is_an_empty_list_of_actors():
    (record,) = records(outgoing(attack(None, RESIDENTS)))
    assert record["actor"] == []


@pytest.mark.parametrize("kind", list(EventType))
def test_every_event_type_has_a_category_of_theirs_or_is_left_out_with_a_reason(kind):
    made = outgoing(attack(ARMY, RESIDENTS, kind))
    found = records(made)
    assert len(found) + len(list(FORMAT.parts(made).left_out())) == 1
    assert (kind.value in codes()["types"]) is not (kind.value in codes()["left_out"])
    assert all(name in CATEGORIES.split() for record in found for name in record["event"])  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("weapons", "modes"),
    [(("drone",), ["drone"]), (("mortar", "machine_gun"), ["heavy-weapons", "firearms"]), (("armour",), ["aerial"])],
)
def test_weapons_tell_the_mode(weapons, modes):
    incident = attack(ARMY, RESIDENTS, EventType.AIRSTRIKE)
    told = (replace(incident.told[0], weapons=weapons),)
    assert records(outgoing(replace(incident, told=told)))[0]["mode"] == modes


@pytest.mark.parametrize(
    ("modality", "context"), [(Modality.DENIED, ["negation"]), (Modality.PLANNED, ["future"]), (Modality.ALLEGED, None)]
)
def test_a_context_says_that_a_report_denies_or_expects_it(modality, context):
    told = (SHELLING.told[0], replace(SHELLING.told[1], modality=modality))
    assert records(outgoing(replace(SHELLING, told=told)))[1].get("context") == context


def test_what_has_no_day_is_counted_with_its_reason():
    assert list(FORMAT.parts(outgoing(VAGUE)).left_out()) == ["1 left out: the date is unknown, or open at one end"]
