"""A brief as one HTML file: no script, nothing fetched, light and dark, on a phone and on paper."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from crossbearing.publish.brief.blocks import Brief
from crossbearing.publish.brief.pictures.inline import inline
from crossbearing.publish.brief.pictures.text import tidy


def as_html(brief: Brief) -> str:
    """The page."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["inline"] = inline
    environment.filters["tidy"] = tidy
    template = environment.from_string(_text("page.html"))
    return template.render(brief=brief, style=Markup(_text("page.css")))


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
