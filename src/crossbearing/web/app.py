"""The workbench as an application that a web server runs (ASGI)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossbearing.web.actions.every import ACTIONS
from crossbearing.web.answer import JSON, does, gives, problem_response, shows
from crossbearing.web.bench import Bench
from crossbearing.web.openapi import description
from crossbearing.web.page import Action, Download, Page
from crossbearing.web.pages.every import DOWNLOADS, PAGES
from crossbearing.web.problem import problem
from crossbearing.web.security.headers import HEADERS

_STATIC = Path(__file__).parent / "static"
_NOWHERE = "{asked} was asked for, and nothing answers that here. The menu lists the pages, /openapi.json all addresses"
# A static file's address changes with its content.
_FOR_EVER = "public, max-age=31536000, immutable"


def workbench(
    bench: Bench,
    *,
    pages: Sequence[Page] = PAGES,
    actions: Sequence[Action] = ACTIONS,
    downloads: Sequence[Download] = DOWNLOADS,
) -> ASGIApp:
    """The application over a ledger: the pages, their twins in JSON, the actions, the assets and the description."""
    described = msgspec.json.encode(description(pages, actions, downloads))

    async def describe(request: Request) -> Response:
        return Response(described, media_type=JSON)

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        asked = f"{request.method} {request.url.path}"
        return await problem_response(bench, request, problem(error.status_code, _NOWHERE.format(asked=repr(asked))))

    async def failed(request: Request, error: Exception) -> Response:
        return await problem_response(bench, request, problem(500))

    routes: list[BaseRoute] = [
        Route("/openapi.json", describe, methods=["GET"]),
        Mount("/static", StaticFiles(directory=_STATIC), name="static"),
        *(Route(one.path, gives(one, bench), methods=["GET"]) for one in downloads),
        # A twin's address is a page's with an ending, which a name in the page's address would swallow.
        *(Route(one.twin, shows(one, bench, as_json=True), methods=["GET"]) for one in pages),
        *(Route(one.path, does(one, bench), methods=["POST"]) for one in actions),
        *(Route(one.path, shows(one, bench, as_json=False), methods=["GET"]) for one in pages),
    ]
    handlers: dict[Any, Any] = {HTTPException: refused, Exception: failed}
    app = Starlette(routes=routes, exception_handlers=handlers)
    # It would lead to whatever host the request names.
    app.router.redirect_slashes = False
    # Around everything, what is said of failures included.
    return _Headers(app)


class _Headers:
    """Puts on every answer what browsers have to keep to."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers on."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if scope["path"].startswith("/static/") and message["status"] == 200:
                    headers["Cache-Control"] = _FOR_EVER
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)
