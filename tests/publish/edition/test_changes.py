"""What an edition says of the one before: what came, what changed from what to what, what went and why."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made_outgoing import (
    AGENCY,
    AGREEMENT,
    CONTRADICTION,
    HILL,
    SHELLING,
    STATUS,
    TOWN,
    VAGUE,
    MadeOutgoing,
    day,
    killed,
)

from crossbearing.errors import InputError
from crossbearing.model.agreement import Degree
from crossbearing.publish.edition.before import Before
from crossbearing.publish.edition.changes import Change, Changes
from crossbearing.publish.edition.edition import edition_form
from crossbearing.publish.kept import Kept
from crossbearing.publish.outgoing import PublicIncident
from crossbearing.publish.values import Edition
from crossbearing.publish.writing import write
from crossbearing.publish.writing.csv_file import read_csv

LATER = Edition(
    "e2", "sahla", "cd" * 32, "majority", "airwars", "crossbearing 0.1.0", latest="2031-03-09", rules=("all to towns",)
)


def plain(text: str) -> str:
    return text


def make(to: Path, outgoing: MadeOutgoing, before: Path | None = None, clean: Callable[[str], str] = plain) -> Path:
    form = edition_form((), None if before is None else Before.at(before), clean)
    with Kept(outgoing) as kept:
        write(form, form.parts(kept), to, overwrite=False)
    return to


def changes(tmp_path: Path, was: MadeOutgoing, now: MadeOutgoing, clean: Callable[[str], str] = plain) -> list[Change]:
    """What differs, without the reports."""
    folder = make(tmp_path / "was", was)
    with Kept(now) as kept:
        return [one for one in Changes(kept, Before.at(folder), clean).every if one.table != "sources"]


def incidents(*made: PublicIncident) -> MadeOutgoing:
    return MadeOutgoing(made_incidents=made)


def test_the_same_ledger_has_no_changes(tmp_path: Path) -> None:
    assert changes(tmp_path, MadeOutgoing(), MadeOutgoing()) == []


def test_what_came_is_named_with_the_new_report_that_tells_it(tmp_path: Path) -> None:
    was = MadeOutgoing(made_sources=(AGENCY,), made_incidents=(), made_claims=(), made_agreements=(), made_statuses=(),
                       made_contradictions=(), made_silences=(), made_corrections=())  # fmt: skip
    found = changes(tmp_path, was, replace(was, made_incidents=(VAGUE,)))
    assert found == [Change("incidents", VAGUE.id, "added", "detention", "a report that is new in this edition")]


def test_a_changed_figure_is_told_from_what_to_what(tmp_path: Path) -> None:
    tally = replace(SHELLING.tallies[0], low=11)
    (found,) = changes(tmp_path, incidents(SHELLING), incidents(replace(SHELLING, tallies=(tally,))))
    assert (found.id, found.change, found.fields) == (SHELLING.id, "changed", (("killed_low", "9", "11"),))


def test_a_duty_that_was_done_since_is_told(tmp_path: Path) -> None:
    duty = replace(AGREEMENT.duties[0], state=Degree.FULL)
    now = MadeOutgoing(made_agreements=(replace(AGREEMENT, duties=(duty,)),))
    (found,) = changes(tmp_path, MadeOutgoing(), now)
    assert (found.table, found.fields) == ("duties", (("state", "partial", "full"),))


def test_an_incident_that_became_part_of_another_says_of_which(tmp_path: Path) -> None:
    joined = replace(SHELLING, told=(*SHELLING.told, *VAGUE.told))
    found = changes(tmp_path, incidents(SHELLING, VAGUE), incidents(joined))
    assert [(one.id, one.why) for one in found if one.change == "gone"] == [
        (VAGUE.id, f"told as part of {SHELLING.id}")
    ]


def test_an_incident_that_was_told_apart_says_from_which(tmp_path: Path) -> None:
    joined = replace(SHELLING, told=(*SHELLING.told, *VAGUE.told))
    found = changes(tmp_path, incidents(joined), incidents(SHELLING, VAGUE))
    assert [(one.id, one.why) for one in found if one.change == "added"] == [
        (VAGUE.id, f"told apart from {SHELLING.id}")
    ]


def test_an_incident_whose_reports_went_says_so(tmp_path: Path) -> None:
    alone = replace(VAGUE, told=(replace(VAGUE.told[0], source=replace(HILL, id="3" * 64)),))
    found = changes(tmp_path, incidents(SHELLING, alone), incidents(SHELLING))
    assert [one.why for one in found if one.id == VAGUE.id] == ["no report that tells of it is in this edition"]


def test_what_is_found_no_more_though_its_report_is_there_says_so(tmp_path: Path) -> None:
    found = changes(tmp_path, incidents(SHELLING, VAGUE), incidents(SHELLING))
    assert [one.why for one in found] == [
        "not found any more: by a decision, another version of the reader, or what was added"
    ]


def test_a_place_that_is_coarser_now_is_not_pointed_at(tmp_path: Path) -> None:
    coarse = replace(TOWN, key="place:homs", name="Homs", lat=34.5, lon=36.5, rounded="place region")
    assert changes(tmp_path, MadeOutgoing(), MadeOutgoing(made_statuses=(replace(STATUS, site=coarse),))) == []


def test_a_place_that_was_as_coarse_before_is_told_where_it_changed(tmp_path: Path) -> None:
    first, second = (replace(TOWN, name=name, rounded="place region") for name in ("Homs", "Aleppo"))
    was, now = (MadeOutgoing(made_statuses=(replace(STATUS, site=site),)) for site in (first, second))
    (found,) = changes(tmp_path, was, now)
    assert found.fields == (("place_name", "Homs", "Aleppo"),)


def test_a_time_that_is_coarser_now_is_not_pointed_at(tmp_path: Path) -> None:
    coarse = replace(day("2031-03-01"), edtf="2031-03", rounded="time month")
    assert changes(tmp_path, incidents(SHELLING), incidents(replace(SHELLING, date=coarse))) == []


def test_a_name_that_is_protected_by_now_is_not_told_again(tmp_path: Path) -> None:
    now = incidents(replace(SHELLING, label="shelling"))
    (found,) = changes(tmp_path, incidents(SHELLING), now, lambda text: text.replace("Tall Nur", "protected-1"))
    assert found.fields == (("label", "shelling, protected-1", "shelling"),)


def test_what_went_is_named_by_its_id_alone(tmp_path: Path) -> None:
    (found,) = changes(tmp_path, incidents(SHELLING, VAGUE), incidents(SHELLING))
    assert found.label == found.id == VAGUE.id


def test_changes_stand_in_a_table_and_on_pages_with_what_differs_between_the_editions(tmp_path: Path) -> None:
    tally = replace(SHELLING.tallies[0], figures=(killed(12),), low=12)
    first = make(tmp_path / "first", MadeOutgoing())
    now = replace(incidents(replace(SHELLING, tallies=(tally,))), edition=LATER)
    second = make(tmp_path / "second", now, first)
    rows = [row for row in read_csv(second / "data" / "changes.csv") if row["column"] == "killed_low"]
    assert [(row["id"], row["was"], row["now"], row["previous"]) for row in rows] == [
        (SHELLING.id, "9", "12", "e0123456789ab")
    ]
    text = (second / "changes.html").read_text(encoding="utf-8")
    assert "policy: range → majority" in text and f"incidents/{SHELLING.id}.html" in text


def test_an_edition_without_one_before_has_no_page_of_changes(tmp_path: Path) -> None:
    folder = make(tmp_path / "out", MadeOutgoing())
    assert not (folder / "changes.html").exists()
    assert "changes.html" not in (folder / "index.html").read_text(encoding="utf-8")


def test_no_edition_is_no_edition(tmp_path: Path) -> None:
    (tmp_path / "file.zip").touch()
    for name, said in (("file.zip", "it is a file"), ("nowhere", "has no manifest")):
        with pytest.raises(InputError, match=said):
            Before.at(tmp_path / name)


@pytest.mark.parametrize("table", ["tellings", "incidents"])
def test_an_edition_that_was_changed_afterwards_is_not_compared_with(tmp_path: Path, table: str) -> None:
    path = make(tmp_path / "was", MadeOutgoing()) / "data" / f"{table}.csv"
    path.write_bytes(path.read_bytes().replace(b"Tall", b"Tell"))
    with pytest.raises(InputError, match="was changed after"), Kept(MadeOutgoing()) as kept:
        _ = Changes(kept, Before.at(tmp_path / "was"), plain).every


def test_a_new_number_for_a_protected_person_is_no_change(tmp_path: Path) -> None:
    first, second = (replace(SHELLING, label=f"shelling of {code}") for code in ("protected-1", "protected-18"))
    assert changes(tmp_path, incidents(first), incidents(second)) == []


def test_a_contradiction_that_is_numbered_anew_is_no_change(tmp_path: Path) -> None:
    assert changes(tmp_path, MadeOutgoing(), MadeOutgoing(made_contradictions=(replace(CONTRADICTION, id="x7"),))) == []


@pytest.mark.parametrize("code", ["protected-4", "source-7KPQ", "[…]"])
def test_who_came_to_be_protected_is_not_pointed_at(tmp_path: Path, code: str) -> None:
    now = incidents(replace(SHELLING, label=f"shelling, {code}"))
    assert changes(tmp_path, incidents(replace(SHELLING, label="the only surgeon")), now) == []


def test_what_was_added_beside_somebody_who_was_protected_before_is_told(tmp_path: Path) -> None:
    first, second = (replace(SHELLING, label=text) for text in ("protected-1", "protected-3; Hill Post"))
    (found,) = changes(tmp_path, incidents(first), incidents(second))
    assert found.fields == (("label", "protected-1", "protected-3; Hill Post"),)


def test_two_contradictions_over_one_issue_are_two(tmp_path: Path) -> None:
    twice = MadeOutgoing(made_contradictions=(CONTRADICTION, replace(CONTRADICTION, id="x2")))
    assert changes(tmp_path, twice, twice) == []
