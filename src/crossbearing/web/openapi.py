"""The OpenAPI description of the workbench, made of what its pages and actions declare."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any

import msgspec

from crossbearing.web.page import Action, Done, Download, Page
from crossbearing.web.problem import MEDIA, Problem

OPENAPI = "3.1.0"
_REF = "#/components/schemas/{name}"
_JSON = "application/json"
# What every address may answer instead, and the further ones that change something.
_PROBLEMS = (400, 401, 403, 404, 409, 422, 500, 501, 503)
_OF_ACTIONS = (405, 413, 415, 429)


def description(pages: Sequence[Page], actions: Sequence[Action], downloads: Sequence[Download]) -> dict[str, Any]:
    """The description: each page's twin, each action and each download, with their schemas."""
    asked = [one.asked for group in (pages, actions, downloads) for one in group]
    kinds: list[type[Any]] = list(dict.fromkeys([Problem, Done, *(one.shown for one in pages), *asked]))
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_REF)
    found = _Schemas(dict(zip(kinds, schemas, strict=True)), components)
    paths: dict[str, dict[str, Any]] = {}
    for page in pages:
        paths[_described(page.twin)] = {"get": _operation(page, found, found.of(page.shown), _JSON)}
    for download in downloads:
        paths[download.path] = {"get": _operation(download, found, {}, download.media)}
    for action in actions:
        paths.setdefault(action.path, {})["post"] = _posted(action, found)
    return {
        "openapi": OPENAPI,
        "info": {"title": "Crossbearing", "version": version("crossbearing")},
        "paths": paths,
        "components": {"schemas": components},
    }


class _Schemas:
    def __init__(self, by_type: Mapping[type, dict[str, Any]], components: Mapping[str, Any]) -> None:
        self._by_type = by_type
        self._components = components

    def of(self, kind: type) -> dict[str, Any]:
        """The schema of a type."""
        return self._by_type[kind]

    def fields(self, kind: type) -> tuple[Mapping[str, Any], Iterable[str]]:
        """The schemas of its fields, and which of them it needs."""
        whole = self._components[self._by_type[kind]["$ref"].rpartition("/")[2]]
        return whole["properties"], whole.get("required", ())


def _described(path: str) -> str:
    # What a parameter may hold stands in its schema.
    return path.replace(":path}", "}")


def _operation(one: Page | Download, found: _Schemas, schema: Mapping[str, Any], media: str) -> dict[str, Any]:
    shown = {"description": "What is shown", "content": {media: {"schema": schema}}}
    # What goes wrong with a file is said on a page to a browser that asks for one.
    kinds = (MEDIA, "text/html") if isinstance(one, Download) else (MEDIA,)
    return {
        "operationId": one.name,
        "parameters": _parameters(one.asked, one.path, found),
        "responses": {"200": shown, **_problems(kinds=kinds)},
    }


def _posted(action: Action, found: _Schemas) -> dict[str, Any]:
    fixed = {one["name"] for one in _parameters(action.asked, action.path, found) if one["in"] == "path"}
    fields, needed = found.fields(action.asked)
    body = {
        "type": "object",
        "properties": {name: schema for name, schema in fields.items() if name not in fixed},
        "required": [name for name in needed if name not in fixed],
    }
    token = {"name": "X-CSRF-Token", "in": "header", "required": True, "schema": {"type": "string"}}
    return {
        "operationId": action.name,
        "parameters": [
            *(one for one in _parameters(action.asked, action.path, found) if one["in"] == "path"),
            token,
        ],
        "requestBody": {"required": True, "content": {_JSON: {"schema": body}}},
        "responses": {
            "200": {"description": "What was done", "content": {_JSON: {"schema": found.of(Done)}}},
            **_problems(*_OF_ACTIONS),
        },
    }


def _parameters(kind: type, path: str, found: _Schemas) -> list[dict[str, Any]]:
    fields, needed = found.fields(kind)
    return [
        {
            "name": name,
            "in": "path" if f"{{{name}" in path else "query",
            "required": name in needed or f"{{{name}" in path,
            "schema": schema,
        }
        for name, schema in fields.items()
    ]


def _problems(*further: int, kinds: Sequence[str] = (MEDIA,)) -> dict[str, Any]:
    shapes = {MEDIA: {"schema": {"$ref": _REF.format(name="Problem")}}, "text/html": {"schema": {"type": "string"}}}
    answer = {"description": "What went wrong", "content": {kind: shapes[kind] for kind in kinds}}
    return {str(status): answer for status in sorted({*_PROBLEMS, *further})}
