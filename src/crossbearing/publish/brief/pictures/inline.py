"""Pictures as they stand in a page: in its colours and font, named so that no two share a name."""

import re

from markupsafe import Markup, escape

from crossbearing.publish.brief.blocks import Picture
from crossbearing.publish.brief.pictures.colours import NAMES

_NAMED = re.compile(r"(?P<before>\bid=\"|url\(#|xlink:href=\"#)(?P<name>[^\")]+)")
_FAMILY = re.compile(r"font-family: [^;\"]*")
_ROOT = re.compile(r"<svg [^>]*>\s*<title>[^<]*</title>\s*<desc>[^<]*</desc>")
_BOX = re.compile(r"viewBox=\"[^\"]*\"")


def inline(picture: Picture) -> Markup:
    """The picture to be put into a page."""
    svg = _NAMED.sub(lambda match: f"{match['before']}{picture.key}-{match['name']}", picture.svg)
    svg = _FAMILY.sub("font-family: inherit", svg)
    for colour, name in NAMES.items():
        svg = svg.replace(colour, f"var({name})")
    box = _BOX.search(svg)
    assert box is not None
    root = (
        f'<svg {box[0]} role="img" aria-labelledby="{picture.key}-name {picture.key}-alt" stroke-linejoin="round">\n'
        f'<title id="{picture.key}-name">{escape(picture.title)}</title>\n'
        f'<desc id="{picture.key}-alt">{escape(picture.alt)}</desc>'
    )
    return Markup(_ROOT.sub(lambda match: root, svg, count=1))
