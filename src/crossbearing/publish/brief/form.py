"""A brief as files: one HTML page, or Markdown with its pictures beside it."""

from functools import cache

from crossbearing.publish.brief.blocks import Brief, Picture
from crossbearing.publish.brief.compose import compose
from crossbearing.publish.brief.html import as_html
from crossbearing.publish.brief.markdown import as_markdown, picture_name
from crossbearing.publish.brief.material import Scope, material
from crossbearing.publish.form import Container, Format
from crossbearing.publish.outgoing import Outgoing
from crossbearing.publish.part import Page, Parts

MARKDOWN = ".md"


def brief_parts(outgoing: Outgoing, scope: Scope, name: str) -> Parts:
    """The files of a brief; the one called `name` is its text, HTML unless the name ends in `.md`.

    InputError where there is nothing to tell or too much, SetupError without the extra `pictures`.
    """
    brief = compose(material(outgoing, scope))
    if not name.endswith(MARKDOWN):
        return Parts((Page(name, cache(lambda: as_html(brief))),))
    stem = name.removesuffix(MARKDOWN)
    text = Page(name, cache(lambda: as_markdown(brief, stem)))
    return Parts((*(_picture(stem, one) for one in _pictures(brief)), text))


FORM = Format(
    name="brief",
    words="A situation report",
    version="HTML 5 or CommonMark with tables",
    suffix=".html",
    container=Container.FILE,
    parts=lambda outgoing: brief_parts(outgoing, Scope(), "brief.html"),
)


def _pictures(brief: Brief) -> list[Picture]:
    return [block for section in brief.sections for block in section.blocks if isinstance(block, Picture)]


def _picture(stem: str, picture: Picture) -> Page:
    return Page(picture_name(stem, picture), lambda: picture.svg)
