"""The states of places as reports of many wars tell them, in few words and with who holds them."""

import pytest
from dealt import name, read

from crossbearing.model.place_status import Attribute


@pytest.mark.parametrize(
    ("text", "attribute", "value", "holder"),
    [
        ("Russian forces entered Soledar on Tuesday.", Attribute.CONTROL, "entered by", "Russian Armed Forces"),
        ("Tuareg rebels captured Kidal on Friday.", Attribute.CONTROL, "captured by", "Tuareg rebels"),
        ("Rebels overran the town of Sukma on Monday.", Attribute.CONTROL, "overrun by", "rebels"),
        ("Arakan Army fighters hold the town of Kyauktaw.", Attribute.CONTROL, "held by", "Arakan Army"),
        ("Kupiansk is still under Ukrainian control.", Attribute.CONTROL, "under Ukrainian control", "Ukraine"),
        ("Rebel fighters left Lashio on Sunday.", Attribute.CONTROL, "left by rebel fighters", None),
        ("Junta troops pulled out of Lashio on Sunday.", Attribute.CONTROL, "left by Junta troops", None),
        ("Boko Haram fighters have encircled Baga since April.", Attribute.SIEGE, "encircled by", "Boko Haram"),
        ("Sudan's RSF besieges El Obeid.", Attribute.SIEGE, "besieged by", "Rapid Support Forces"),
        ("The siege of Mahaas was lifted on Friday.", Attribute.SIEGE, "siege lifted", None),
        ("Only 3,000 people still live in Avdiivka.", Attribute.POPULATION, "3,000 people still live", None),
        (
            "About 20,000 people remain trapped in El Fasher.",
            Attribute.POPULATION,
            "20,000 people remain trapped",
            None,
        ),
        ("The bridge at Mopti has been reopened.", Attribute.ACCESS, "bridge reopened", None),
        ("No convoy has reached Mekelle since 3 May.", Attribute.ACCESS, "No convoy reached since 3 May", None),
        ("Aid trucks were turned back at Kerem by the army.", Attribute.ACCESS, "turned back", "army"),
        ("Electricity was restored in Taiz on Saturday.", Attribute.SERVICES, "Electricity restored", None),
        ("The clinic in Bentiu has run out of antibiotics.", Attribute.SERVICES, "run out of antibiotics", None),
        ("Residents of Marawi have no running water.", Attribute.SERVICES, "no running water", None),
        ("The town of Bambari was quiet on Monday.", Attribute.CALM, "quiet", None),
    ],
)
def test_the_value_is_the_state_in_few_words(text: str, attribute: Attribute, value: str, holder: str | None) -> None:
    draft = read(text)
    status = next(status for status in draft.place_status if status.attribute is attribute)
    assert value in status.value
    assert (holder or "") in (name(draft, status.holder) or "")
    assert (status.holder is None) is (holder is None)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("The army seized the town of Tarvan on Monday.", "2031-05-12/.."),
        ("The town of Tarvan is free of gunmen.", "2031-05-15/.."),
        ("The town of Tarvan is calm, a spokesman for the army said on Wednesday.", "2031-05-14"),
        ("The army's siege of Tarvan is in its sixth week.", "2031-04~/2031-05-15"),
        ("It is thirteen months since the ring closed around Tarvan.", "2030-04~/2031-05-15"),
        ("The town of Tarvan has had no power since March.", "2031-03/2031-05-15"),
        ("The town of Tarvan has had no power since 4 March 2040.", "2040-03-04/.."),
    ],
)
def test_a_change_goes_on_and_a_state_holds_on_the_day_it_is_told(text: str, interval: str) -> None:
    (status,) = read(text).place_status
    assert status.interval == interval


@pytest.mark.parametrize(
    "text",
    [
        "I closed the shop in Wau when the guns began.",
        "The charity has no staff in Wau.",
        "The rebels may leave Goma next month.",
        "The army captured six villages on Monday.",
        "The prisoners changed hands near Zintan.",
        "The road between Wau and Juba is under rebel control.",
        "Two nurses who were held by rebels in Wau came home.",
        "Gunmen shot at people leaving Wau.",
        "Others have fled to Wau.",
    ],
)
def test_what_is_no_state_of_a_named_place_is_none(text: str) -> None:
    assert read(text).place_status == ()


def test_a_town_without_gas_is_not_under_siege() -> None:
    told = read("The town of Tarvan was cut off from gas on Monday.").place_status
    assert not any(status.attribute is Attribute.SIEGE for status in told)


def test_all_the_region_is_not_the_town_told_of_last() -> None:
    text = "Tigray is poor and Tigray is large. Mekelle is calm. Banks remain shut throughout the region."
    draft = read(text)
    (status,) = (s for s in draft.place_status if "Banks" in s.spans[0].quote)
    assert name(draft, status.place) == "Tigray"


def test_what_a_source_denies_is_no_state() -> None:
    assert read("The army denied that monitors were barred from the town of Tarvan.").place_status == ()
