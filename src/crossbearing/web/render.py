"""Makes pages of templates, in which whatever a report says is text and never mark-up."""

from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from crossbearing.model.person import Role
from crossbearing.web.maps.drawing import map_svg
from crossbearing.web.page import Page
from crossbearing.web.visit import Visit

_PACKAGE = "crossbearing.web"
_STATIC = "/static/"
# So many letters of a file's hash tell one version from another.
_VERSION = 12


class Renderer:
    """The templates and the assets they name, each read once."""

    def __init__(self) -> None:
        self._versions = _versions()
        self._templates = Environment(
            loader=PackageLoader(_PACKAGE),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(asset=self.asset, url=url, map_svg=map_svg, Role=Role)

    def asset(self, name: str) -> str:
        """The address of a static file, another one for another content, so that browsers may keep it."""
        return f"{_STATIC}{name}?v={self._versions[name]}"

    def page(self, page: Page, visit: Visit, shown: Any, token: str) -> str:
        """The page that shows this to whoever looks."""
        return self._made(page.name, visit, token, {"page": page, "shown": shown})

    def problem(self, visit: Visit, problem: Any, token: str) -> str:
        """The page that says what could not be done."""
        return self._made("problem", visit, token, {"page": None, "shown": problem})

    def _made(self, name: str, visit: Visit, token: str, values: Mapping[str, Any]) -> str:
        tongue = visit.tongue
        return self._templates.get_template(f"{name}.html").render(
            **values,
            visit=visit,
            token=token,
            say=tongue.say,
            term=tongue.term,
            number=tongue.number,
            bounds=tongue.bounds,
            when=tongue.when,
        )


def url(path: str, **query: object) -> str:
    """An address: `path` with its braces filled in, what is left over as the query; what is None is left out."""
    for name in list(query):
        if f"{{{name}}}" in path:
            path = path.replace(f"{{{name}}}", quote(str(query.pop(name)), safe=""))
    kept = [(name, value) for name, value in query.items() if value is not None and value != ""]
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


def _versions() -> dict[str, str]:
    static = files(_PACKAGE) / "static"
    return {file.name: sha256(file.read_bytes()).hexdigest()[:_VERSION] for file in static.iterdir() if file.is_file()}
