"""Whether a request that changes something comes from a page of this workbench."""

from urllib.parse import urlsplit

from starlette.requests import Request

from crossbearing.web.errors import ForbiddenError

_OWN = frozenset({"same-origin", "none"})


def require_own(request: Request) -> None:
    """ForbiddenError where the browser says that another site sent this."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in _OWN:
        raise ForbiddenError("This was sent by another site. Nothing was changed; use the pages of the workbench")
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc.lower() != request.headers.get("host", "").lower():
        raise ForbiddenError(f"This was sent by {origin!r}. Nothing was changed; use the pages of the workbench")


def own_path(at: str, otherwise: str = "/") -> str:
    """The address if it is a path of this workbench, or another one: nobody is sent elsewhere."""
    is_path = at.startswith("/") and not at.startswith("//") and "\\" not in at and at.isprintable()
    return at if is_path else otherwise
