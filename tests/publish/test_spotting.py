import pytest

from crossbearing.publish.spotting import Spotter, folded, is_short, letters_of
from crossbearing.publish.views import views

SPOTTER = Spotter(
    {folded("Layla Haddad"): "p1", folded("Majdal"): "p2", folded("Ali Reda"): "p3"}, [folded("Majdal Street")]
)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Layla Haddad and Majdal.", [("Layla Haddad", "p1"), ("Majdal", "p2")]),
        ("Layla Haddad’s house", [("Layla Haddad", "p1")]),
        ("in Majdal Street, Majdal", [("Majdal", "p2")]),
        ("laylahaddad2031", [("laylahaddad2031", "p1")]),
        ("california", []),
        ("an alireda", [("alireda", "p3")]),
        ("calireda", []),
        ("", []),
    ],
)
def test_names_are_found_as_words(text: str, seen: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.code) for one in SPOTTER.seen(text)] == seen


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Abu Ali", "Abou Ali"),
        ("Abou Omar", "said Abu Omar"),
        ("Umm Zayd", "zayd-oum"),
        ("أبو عمر", "لأبي عمر"),
        ("أبو عمر", "ولأبي عمر"),
        ("أبو عمر", "رأيت أبا عمر"),
    ],
)
def test_father_of_and_mother_of_have_several_spellings(name: str, text: str) -> None:
    assert Spotter({folded(name): "p1"}).seen(text)


def test_overlapping_names_are_one() -> None:
    spotter = Spotter({folded("Layla Haddad"): "p1", folded("Haddad Nuri"): "p2"})
    text = "Layla Haddad Nuri fled"
    assert [text[one.start : one.end] for one in spotter.seen(text)] == ["Layla Haddad Nuri"]


@pytest.mark.parametrize(("name", "short"), [("B.", True), ("G.T.", True), ("Ali", False), ("A. B. C.", False)])
def test_initials_are_too_short_to_be_looked_for(name: str, short: bool) -> None:
    assert is_short(folded(name)) is short


@pytest.mark.parametrize(
    "text", ["Layla al-Haddad", "ليلى الحداد", "Ｌａｙｌａ Ｈ", "Lаyla, Straße, Ærø", "Aaliya Saaad", "l'Été"]
)
def test_the_letters_of_a_text_have_each_of_its_words(text: str) -> None:
    assert all(word in letters_of(text) for word in folded(text))


def test_views_take_layers_of_escapes_away_and_end() -> None:
    assert "Layla" in set(views("%254cayla"))
    assert "Layla" in set(views("&amp;#76;ayla"))
    assert len(list(views("%25" * 50 + "<&amp;lt;" * 50))) < 100
    assert list(views("plain words")) == ["plain words"]
