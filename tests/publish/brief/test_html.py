import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from made_outgoing import HILL, SHELLING, TOWN, MadeOutgoing, passage, told

from crossbearing.publish.brief.form import brief_parts
from crossbearing.publish.brief.material import Scope
from crossbearing.publish.part import Page


def page(outgoing: MadeOutgoing | None = None, **scope: str) -> str:
    (part,) = brief_parts(outgoing or MadeOutgoing(), Scope(**scope), "brief.html").files
    assert isinstance(part, Page)
    return part.text()


def words(text: str) -> str:
    return " ".join(html.fromstring(text).text_content().split())


def test_the_first_lines_say_who_says_what():
    said = words(page())
    assert "7 March 2031, Tall Nur (Homs): shelling [1] [2]" in said
    assert "Killed: 12 by the word of residents (in Hill Post) [1]" in said
    assert "9 by the word of residents (in Sahla News Agency) [2]" in said
    assert "Blamed on Sahla Army by Hill Post [1]" in said
    assert "Denied, as told by Sahla News Agency [2]" in said


TITLES = (
    *(
        "Summary",
        "What is new",
        "Key figures",
        "Map",
        "Timeline",
        "Tolls",
        "Agreements",
        "Contradictions",
        "Silences",
        "Corrections",
    ),
    *("Places over time", "Incidents", "Sources", "About this brief"),
)


@pytest.mark.parametrize("title", TITLES)
def test_every_part_stands_under_its_heading_and_is_led_to(title):
    tree = html.fromstring(page())
    (heading,) = [one for one in tree.iter("h2") if one.text_content() == title]
    assert tree.xpath(f"//nav//a[@href='#{heading.getparent().get('id')}']")


def test_a_duty_shows_what_is_owed_done_and_left():
    (row,) = html.fromstring(page()).xpath("//section[@id='agreements']//tbody/tr")
    assert [" ".join(cell.text_content().split()) for cell in row] == [
        *("River Front", "Sahla Army", "hand over 30 detainees", "30 detainees", "10 detainees", "20 detainees"),
        *("by 1 March 2031", "partly done [1]"),
    ]


def test_the_page_says_its_edition_policy_and_how_to_cite_it():
    said = words(page())
    assert "Edition e0123456789ab of the ledger “sahla”" in said
    assert "by the policy “range”" in said
    assert "To cite: Situation brief, ledger “sahla”, edition e0123456789ab, reports up to 8 March 2031." in said


def test_every_number_in_brackets_leads_to_a_source():
    tree = html.fromstring(page())
    cited = {link.get("href")[1:] for link in tree.xpath("//span[@class='cites']/a")}
    listed = {one.get("id") for one in tree.xpath("//ol[@class='sources']/li")}
    assert cited == listed
    assert "https://hill.example/1" in tree.xpath("//ol[@class='sources']//a/@href")


def test_nothing_is_fetched_and_no_script_runs():
    tree = html.fromstring(page())
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //@onload | //@onclick")
    assert not re.search(r"@import|url\((?!#)", page())


def test_no_two_things_on_the_page_have_one_name():
    names = html.fromstring(page()).xpath("//@id")
    assert len(names) == len(set(names))


def test_tables_and_pictures_tell_what_they_are_to_those_who_do_not_see_them():
    tree = html.fromstring(page())
    assert all(cell.get("scope") in ("row", "col") for cell in tree.iter("th"))
    assert all(table.find("caption") is not None for table in tree.iter("table"))
    pictures = tree.xpath("//figure/svg")
    assert len(pictures) == 3
    for picture in pictures:
        name, alt = picture.get("aria-labelledby").split()
        assert tree.get_element_by_id(name).text
        assert len(tree.get_element_by_id(alt).text) > 40


def test_pictures_change_colour_with_the_page():
    drawn = "".join(re.findall(r"<svg.*?</svg>", page(), re.DOTALL))
    assert "var(--land)" in drawn
    assert not re.search(r"#[0-9a-f]{6}\b", drawn)


def test_an_address_that_would_do_something_is_no_link():
    bad = replace(HILL, url="javascript:alert(1)")
    outgoing = MadeOutgoing(made_sources=(bad,), made_incidents=(replace(SHELLING, told=(told(1, bad),)),))
    assert "javascript:alert(1)" not in html.fromstring(page(outgoing)).xpath("//@href")
    assert "javascript:alert(1)" in words(page(outgoing))


@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
def test_whatever_a_report_says_is_text_and_the_page_stays_whole(text):
    nasty = f"</bdi><script>{text}"
    telling = replace(told(1), words=(passage(nasty),), site=replace(TOWN, name=nasty))
    outgoing = MadeOutgoing(made_incidents=(replace(SHELLING, told=(telling,), site=replace(TOWN, name=nasty)),))
    tree = html.fromstring(page(outgoing))
    assert not tree.xpath("//script")
    assert len(tree.xpath("//figure/svg")) == 3


def test_the_same_edition_makes_the_same_page():
    assert page() == page()


def test_pages_are_well_formed_for_any_script():
    arabic = replace(TOWN, name="حي الوعر $x$ 北京")
    text = page(MadeOutgoing(made_incidents=(replace(SHELLING, site=arabic),)))
    for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        etree.fromstring(svg.replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ', 1))
    assert "<text" in text
    assert "حي الوعر $x$ 北京" in text
