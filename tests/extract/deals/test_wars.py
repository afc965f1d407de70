"""Deals as reports of many wars tell them: what is owed, what was done of it, who charges whom."""

import pytest
from dealt import name, read

from crossbearing.model.agreement import AgreementStatus, Degree

ACCORD = "Under the accord, "


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        (
            "Under an accord signed in Havana on 2 May, the ELN is to stop attacks on pipelines and the Colombian "
            "government is to free 25 prisoners.",
            [("National Liberation Army", "stop", "attacks"), ("government of Colombia", "free", "prisoners")],
        ),
        (
            "The accord signed in Naypyidaw obliges the Kachin Independence Army to hand over 40 rifles by 1 June.",
            [("Kachin Independence Army", "hand over", "rifles")],
        ),
        (
            "The deal gives the separatists until 30 June to hand in their rifles.",
            [("separatists", "hand in", "rifles")],
        ),
        (
            "The Juba agreement calls for the disbanding of militias, the return of the displaced and the payment of "
            "compensation.",
            [(None, "disband", "militias"), (None, "return", "displaced"), (None, "pay", "compensation")],
        ),
        (
            "The plan that the envoy drew up with the army and the rebels provides for the reopening of the Wau road.",
            [(None, "reopen", "Wau road")],
        ),
        (
            "A deal to evacuate wounded fighters from Azovstal was reached on Monday.",
            [(None, "evacuate wounded fighters", None)],
        ),
        (
            "The Moro Islamic Liberation Front pledged to hand over 1,000 rifles by June in exchange for amnesty.",
            [("Moro Islamic Liberation Front", "hand over", "rifles"), (None, "pardon", None)],
        ),
        (
            "FARC dissidents left the village of Argelia last week after a deal with the army.",
            [("FARC dissidents", "leave the village of Argelia", "FARC dissidents")],
        ),
        (
            "Ukraine and Russia signed a deal in Istanbul on 3 May. Captives are to be let go at once, the deal says.",
            [(None, "release detainees", "Captives")],
        ),
        ("The exchange of prisoners planned for Friday was postponed.", [(None, "exchange", "prisoners")]),
        ("Three weeks into the truce, shells fell on Khartoum.", [(None, "cease fire", None)]),
        (
            "The Sudanese army and the Rapid Support Forces agreed on 11 May to withdraw their men from hospitals.",
            [(None, "withdraw their men", "Sudanese army and the Rapid Support Forces")],
        ),
    ],
)
def test_what_is_owed_and_by_whom(text: str, terms: list[tuple[str | None, str, str | None]]) -> None:
    draft = read(text)
    assert [(name(draft, o.debtor), o.action, o.object) for a in draft.agreements for o in a.obligations] == terms


@pytest.mark.parametrize(
    "text",
    [
        "The commander vowed to crush the rebels.",
        "The government may open the crossing next week.",
        "The junta rejected the opposition's demand to lift the siege of Loikaw.",
        "The minister promised to crush the insurgents in Cabo Delgado.",
        "The Red Cross offered to bring the bodies home.",
        "The rebels acted of their own accord.",
        "The army must retake the city, the president said.",
        "It pledged allegiance to the emir.",
        "The rebels vowed to sabotage the vote.",
        "The senator promised to defend the coast.",
        "The rebels signed a pact with the army. The premier said the army must focus on its attacks.",
    ],
)
def test_threats_offers_and_demands_refused_are_owed_by_nobody(text: str) -> None:
    assert not any(agreement.obligations for agreement in read(text).agreements)


@pytest.mark.parametrize(
    ("text", "creditor"),
    [
        (ACCORD + "the rebels are to leave the port and the army is to free 40 men.", "army"),
        ("The rebels signed a truce with the army. The rebels are to hand the dead to the Red Cross.", "Red Cross"),
        (ACCORD + "the ELN is to free 12 soldiers and the Colombian government is to let in doctors.", "Colombia"),
    ],
)
def test_to_whom_it_is_owed(text: str, creditor: str) -> None:
    draft = read(text)
    found = next(o for a in draft.agreements for o in a.obligations if o.debtor is not None)
    assert creditor in (name(draft, found.creditor) or "")


@pytest.mark.parametrize(
    ("text", "deadline", "condition"),
    [
        (ACCORD + "the rebels are to leave the port within ten days.", "within ten days", None),
        (ACCORD + "the rebels are to leave the port by 1 June.", "by 1 June", None),
        (ACCORD + "the port is to be cleared by the rebels.", None, None),
        (ACCORD + "the rebels are to leave at once under the eye of monitors.", "at once", None),
        (ACCORD + "the army is to free 40 men once the port is empty.", None, "once the port is empty"),
    ],
)
def test_a_deadline_is_a_time_and_a_condition_is_none(text: str, deadline: str | None, condition: str | None) -> None:
    owed = read(text).agreements[0].obligations[0]
    assert (owed.deadline, owed.condition) == (deadline, condition)


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        (
            "Under the Hodeidah agreement the Houthis are to leave three ports. Not one fighter has left.",
            [Degree.NONE],
        ),
        ("The army was to open the Lachin road on Monday; the road is still shut.", [Degree.NONE]),
        ("The exchange of prisoners planned for Friday was postponed.", [Degree.POSTPONED]),
        ("M23 promised to pull out of Bukavu and Goma. It has pulled out of neither.", [Degree.NONE]),
        ("Under the Bangui accord, rebels must vacate 12 towns by March. They have left four.", [Degree.PARTIAL]),
        (
            "The Philippine army handed over two camps to the MILF as stipulated in the Bangsamoro agreement.",
            [Degree.PARTIAL],
        ),
        ("Half of the 200 detainees promised under the accord have been freed.", [Degree.PARTIAL]),
        ("The government refused to release 40 prisoners under the Doha deal.", [Degree.REFUSED]),
        (
            ACCORD + "the army is to free 40 prisoners. No prisoner has been freed so far.",
            [Degree.NONE],
        ),
    ],
)
def test_what_became_of_it(text: str, degrees: list[Degree]) -> None:
    assert [done.degree for a in read(text).agreements for done in a.performance] == degrees


def test_a_swap_that_no_verb_tells_is_done_in_part() -> None:
    text = ACCORD + "the army is to free all captives. On Monday elders supervised a swap of captives near Zintan."
    (agreement,) = read(text).agreements
    assert [done.degree for done in agreement.performance] == [Degree.PARTIAL]


@pytest.mark.parametrize(
    ("text", "charges"),
    [
        (
            "Three weeks into the truce, the Sudanese army accused the Rapid Support Forces of looting hospitals.",
            [("Rapid Support Forces", "Sudanese Armed Forces")],
        ),
        (
            "Kyiv said Russia had fired 12 missiles at Kharkiv hours after the ceasefire began; Moscow said Ukraine "
            "had struck first.",
            [("government of Russia", "government of Ukraine"), ("government of Ukraine", "government of Russia")],
        ),
        (
            "Israel and Hezbollah accused each other of violating the ceasefire.",
            [("government of Israel", "Hezbollah"), ("Hezbollah", "government of Israel")],
        ),
        (
            "The government refused to release 40 prisoners under the Doha deal, a Taliban spokesman said.",
            [("government of Afghanistan", "Taliban spokesman")],
        ),
        (
            "The truce began on Monday. Monitors were turned away twice by the army and once by the rebels, the rebels "
            "say.",
            [("army", "rebels")],
        ),
    ],
)
def test_who_charges_whom_with_a_breach(text: str, charges: list[tuple[str, str]]) -> None:
    draft = read(text)
    found = [(name(draft, v.accused), name(draft, v.claimed_by)) for a in draft.agreements for v in a.violations]
    assert all(charge in found for charge in charges)


def test_a_pledge_of_ones_own_is_not_broken_by_others() -> None:
    text = "France pledged to open a field hospital for Goma. The army accused the rebels of shelling the camp."
    assert not any(agreement.violations for agreement in read(text).agreements)


def test_shelling_breaks_no_deal_on_trade() -> None:
    text = "The army and the rebels signed a grain accord in May. Survivors said the rebels shelled Sarn on Tuesday."
    assert not any(agreement.violations for agreement in read(text).agreements)


def test_who_is_blamed_for_an_attack_is_the_accused() -> None:
    text = "A truce began on 2 May. The rebels blamed the army for the attack on Sarn."
    draft = read(text)
    accused = [name(draft, v.accused) for a in draft.agreements for v in a.violations]
    assert accused == ["army"]


def test_who_breaks_their_word_has_not_done_what_they_pledged() -> None:
    draft = read("The Arakan Army also pledged to hold its fire. The army charges that it broke its word on Monday.")
    (agreement,) = draft.agreements
    assert [name(draft, party) for party in agreement.parties] == ["Arakan Army"]
    assert [p.degree for p in agreement.performance] == [Degree.NONE]


def test_weapons_and_troops_that_go_at_the_same_time_are_two_terms() -> None:
    text = (
        "The Naypyidaw accord says the heavy weapons and the foreign troops go at the same time. "
        "The rebels gave up their guns on Monday."
    )
    owed = [o for a in read(text).agreements for o in a.obligations]
    assert [o.object for o in owed] == ["heavy weapons", "foreign troops"]


def test_what_was_put_off_last_leaves_a_deal_stalled() -> None:
    text = "The Sana accord provides for an exchange of prisoners on Monday. The exchange was postponed."
    assert read(text).agreements[0].status is AgreementStatus.STALLED


def test_a_charge_is_contested_by_the_denial_of_the_accused() -> None:
    text = "Since the truce the army has accused the rebels of shelling Omdurman. The rebels denied the accusation."
    draft = read(text)
    (violation,) = (v for a in draft.agreements for v in a.violations)
    denial = next(claim for claim in draft.claims if claim.kind.value == "denial")
    assert violation.contested_by == (denial.id,)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The Ethiopian government and the TPLF signed a truce in Pretoria. Tigrayan fighters must disarm.",
            ["Tigray People's Liberation Front", "government of Ethiopia"],
        ),
        (
            "A deal was reached on 3 May between Ukraine and Russia, with Turkey as mediator.",
            ["government of Russia", "government of Ukraine"],
        ),
        ("The FARC dissidents agreed on a truce with the army.", ["FARC dissidents", "army"]),
        ("The pact struck on Monday by Ukraine and Russia holds.", ["government of Russia", "government of Ukraine"]),
        ("On Monday the FARC dissidents declared a truce. The army was silent.", ["FARC dissidents"]),
        ("The FARC dissidents reached a deal with the army to free 40 men.", ["FARC dissidents", "army"]),
    ],
)
def test_whose_deal_it_is(text: str, parties: list[str]) -> None:
    draft = read(text)
    assert sorted(name(draft, party) or "" for party in draft.agreements[0].parties) == parties


def test_a_truce_is_dated_by_a_later_day() -> None:
    text = "It was 11 May, nine days after the army declared a truce, when shells fell on Khartoum."
    (agreement,) = read(text).agreements
    assert agreement.date is not None and agreement.date.edtf == "2031-05-02"


def test_a_plan_is_dated_by_the_week_in_which_it_was_worked_out() -> None:
    text = "Under the plan that the envoy worked out last week with the army and the rebels, guns are to stay silent."
    (agreement,) = read(text).agreements
    assert agreement.date is not None and agreement.date.edtf == "2031-05-05/2031-05-11"


def test_a_deal_that_the_report_is_days_into_began_so_many_days_ago() -> None:
    (agreement,) = read("Ten days into the truce, shells fell on Khartoum.").agreements
    assert agreement.date is not None and agreement.date.edtf == "2031-05-05"
