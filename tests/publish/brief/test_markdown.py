from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from made_outgoing import SHELLING, TOWN, MadeOutgoing
from markdown_it import MarkdownIt

from crossbearing.publish.brief.form import brief_parts
from crossbearing.publish.brief.markdown import escaped
from crossbearing.publish.brief.material import Scope
from crossbearing.publish.brief.pictures.text import tidy
from crossbearing.publish.part import Page


def files(outgoing: MadeOutgoing | None = None) -> dict[str, str]:
    parts = brief_parts(outgoing or MadeOutgoing(), Scope(), "brief.md")
    return {part.name: part.text() for part in parts.files if isinstance(part, Page)}


def rendered(text: str) -> str:
    found: str = MarkdownIt("commonmark").enable("table").render(text)
    return found


def test_pictures_are_files_beside_the_text_and_stand_in_it():
    made = files()
    assert list(made) == ["brief-map.svg", "brief-timeline.svg", "brief-tolls.svg", "brief.md"]
    images = html.fromstring(rendered(made["brief.md"])).xpath("//img")
    assert [image.get("src") for image in images] == list(made)[:3]
    assert all(len(image.get("alt")) > 40 for image in images)


@pytest.mark.parametrize("name", ["brief-map.svg", "brief-timeline.svg", "brief-tolls.svg"])
def test_a_picture_is_svg_whose_words_are_words(name):
    tree = etree.fromstring(files()[name].encode())
    told = [one.text for one in tree.iter("{*}text")]
    assert tree.find("{*}title").text
    assert {"brief-map.svg": "Tall Nur", "brief-timeline.svg": "shelling", "brief-tolls.svg": "7 March 2031"}[
        name
    ] in told


def test_tables_come_out_with_all_rows_and_columns():
    tree = html.fromstring(rendered(files()["brief.md"]))
    heads = [one.text_content() for one in tree.xpath("//h2")]
    assert heads[:3] == ["Summary", "What is new", "Key figures"]
    for table in tree.xpath("//table"):
        assert len({len(row) for row in table.iter("tr")}) == 1
    assert len(tree.xpath("//table")) == 5


def test_a_place_with_signs_of_markdown_reads_as_it_is_called():
    odd = replace(TOWN, name="a|b *c* [d](e) <b>")
    text = files(MadeOutgoing(made_incidents=(replace(SHELLING, site=odd),)))["brief.md"]
    assert "a|b *c* [d](e) <b>" in html.fromstring(rendered(text)).text_content()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_any_text_reads_in_markdown_as_it_stands(text):
    shown = rendered(f"x {escaped(text)}")
    assert " ".join(html.fromstring(shown).text_content().split()) == f"x {tidy(text)}".strip()


@pytest.mark.parametrize("text", ["1. first", "- point", "# head", "+ x", "2) y", "=== z"])
def test_text_that_looks_like_a_list_or_heading_is_none(text):
    assert html.fromstring(rendered(escaped(text))).tag == "p"
