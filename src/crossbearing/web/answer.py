"""Answers a request by what is declared for its address."""

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec.structs import replace
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from crossbearing.errors import CrossbearingError, DroppedError, InputError
from crossbearing.web.asked import asked_of, converted
from crossbearing.web.bench import Bench
from crossbearing.web.errors import ForbiddenError, UnknownPersonError
from crossbearing.web.page import Action, Done, Download, Page
from crossbearing.web.people.audited import audited
from crossbearing.web.people.login import login_at
from crossbearing.web.problem import MEDIA, Problem, problem, problem_of
from crossbearing.web.security.cookies import SAID, Cookie, put
from crossbearing.web.security.headers import PRIVATE
from crossbearing.web.security.origin import own_path, require_own
from crossbearing.web.visit import Visit

JSON = "application/json"
TOKEN = "csrf"
# A form holds a claim's words and a reason, JSON a batch of names: a million bytes are no such thing.
MOST_BYTES = 1_000_000
# An action's line is shown on the next page, which comes at once.
_SAID_SECONDS = 60

Respond = Callable[[Request], Any]


def shows(page: Page, bench: Bench, *, as_json: bool) -> Respond:
    """What answers with a page, or with its twin in JSON."""

    def made(request: Request) -> Response:
        visit = bench.visit(request, is_open=page.is_open)
        visit.require(page.needs)
        asked = asked_of(page.asked, request.path_params, request.query_params.multi_items())
        shown = page.look(visit, asked)
        if as_json:
            return _finished(Response(msgspec.json.encode(shown), media_type=JSON), visit)
        html = bench.renderer.page(page, visit, shown, bench.tokens.token(visit.session))
        if visit.said is not None:
            visit.cookies.append(Cookie(SAID, None))
        return _finished(HTMLResponse(html), visit)

    async def respond(request: Request) -> Response:
        return await _answered(bench, request, lambda: made(request), as_json=as_json)

    return respond


def gives(download: Download, bench: Bench) -> Respond:
    """What answers with a file or picture."""

    def made(request: Request) -> Response:
        visit = bench.visit(request, is_open=False)
        visit.require(download.needs)
        asked = asked_of(download.asked, request.path_params, request.query_params.multi_items())
        response = Response(download.make(visit, asked), media_type=download.media)
        if download.saved_as is not None:
            response.headers["Content-Disposition"] = f'attachment; filename="{download.saved_as}"'
        return _finished(response, visit)

    async def respond(request: Request) -> Response:
        return await _answered(bench, request, lambda: made(request), as_json=False)

    return respond


def does(action: Action, bench: Bench) -> Respond:
    """What carries out an action: forms are sent on to the next page, JSON gets JSON."""

    async def respond(request: Request) -> Response:
        is_json = _media(request) == JSON
        try:
            body = await _body(request)
            form = [] if is_json else await _form(request)
        except CrossbearingError as error:
            return await _refused(bench, request, problem_of(error), as_json=is_json)
        except HTTPException as error:
            return await _refused(bench, request, problem(error.status_code, error.detail), as_json=is_json)
        except ClientDisconnect:
            # Nobody is there to be told.
            return Response(status_code=400)

        def done(visit: Visit) -> Done:
            require_own(request)
            token = request.headers.get("x-csrf-token") or next((v for name, v in form if name == TOKEN), "")
            if not bench.tokens.is_token(visit.session, token):
                raise ForbiddenError(visit.say("problem.token"))
            visit.require(action.needs)
            if is_json:
                asked = converted(action.asked, _decoded(body) | request.path_params)
            else:
                asked = asked_of(action.asked, request.path_params, form)
            return action.do(visit, asked)

        def made() -> Response:
            visit = bench.visit(request, is_open=action.is_open)
            with audited(action, visit, request.url.path) as note:
                found = done(visit)
                note(found)
            return _done(bench, visit, found, is_json=is_json)

        return await _answered(bench, request, made, as_json=is_json)

    return respond


async def problem_response(bench: Bench, request: Request, error: Problem) -> Response:
    """The answer to a request that nothing is declared for."""
    return await _refused(bench, request, error, as_json=_wants_json(request))


def _done(bench: Bench, visit: Visit, done: Done, *, is_json: bool) -> Response:
    at = own_path(done.at)
    if is_json:
        return _finished(Response(msgspec.json.encode(replace(done, at=at)), media_type=JSON), visit)
    # 303: what was sent is not sent again when the page is loaded anew.
    response: Response = RedirectResponse(at, status_code=303)
    if done.said:
        visit.cookies.append(Cookie(SAID, bench.tokens.quoted(done.said), seconds=_SAID_SECONDS))
    return _finished(response, visit)


async def _answered(bench: Bench, request: Request, make: Callable[[], Response], *, as_json: bool) -> Response:
    """What `make` gives, in a thread of its own, or the problem that it ran into."""
    try:
        try:
            return await run_in_threadpool(make)
        except DroppedError:
            # A newer view came while this page was made: the page is made of that one. Actions look before they write,
            # and say so themselves where it comes later (see decide), so that nothing is done twice.
            return await run_in_threadpool(make)
    except UnknownPersonError as error:
        if as_json or request.method not in ("GET", "HEAD"):
            return await _refused(bench, request, problem_of(error), as_json=as_json)
        return RedirectResponse(login_at(request), status_code=303)
    except CrossbearingError as error:
        return await _refused(bench, request, problem_of(error), as_json=as_json)


async def _refused(bench: Bench, request: Request, error: Problem, *, as_json: bool) -> Response:
    headers = {"Cache-Control": PRIVATE}
    if error.again is not None:
        headers["Retry-After"] = str(error.again)
    if as_json:
        return Response(msgspec.json.encode(error), status_code=error.status, media_type=MEDIA, headers=headers)

    def made() -> str:
        visit = _visitor(bench, request)
        return bench.renderer.problem(visit, error, bench.tokens.token(visit.session))

    return HTMLResponse(await run_in_threadpool(made), status_code=error.status, headers=headers)


def _visitor(bench: Bench, request: Request) -> Visit:
    """Whoever ran into a problem, as far as that is known."""
    try:
        return bench.visit(request, is_open=True)
    except CrossbearingError:
        return bench.stranger(request)


def _finished(response: Response, visit: Visit) -> Response:
    response.headers.setdefault("Cache-Control", PRIVATE)
    for cookie in visit.cookies:
        put(response, cookie, secure=visit.is_secure)
    return response


def _media(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


def _wants_json(request: Request) -> bool:
    return request.url.path.endswith(".json") or _media(request) == JSON


async def _body(request: Request) -> bytes:
    """What was sent; 413 for more than a form holds."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > MOST_BYTES:
            raise HTTPException(413, f"More than {MOST_BYTES:,} bytes were sent. Send less at once")
    # Forms are read from what was kept.
    request._body = bytes(found)
    return request._body


async def _form(request: Request) -> list[tuple[str, str]]:
    if _media(request) not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise HTTPException(415, f"{_media(request) or 'nothing'!r} was sent. Send a form or {JSON}")
    async with request.form() as form:
        return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]


def _decoded(body: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(f"A JSON object was asked for and this is none: {error}") from error
