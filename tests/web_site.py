"""A web site of its own for tests, on this machine alone: pages as they are put, and what was asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread

Handler = BaseHTTPRequestHandler
Answering = Callable[[Handler], None]

STORY = """<!doctype html><html lang="en"><head><title>{title} | Hill Post</title>
<meta property="og:site_name" content="Hill Post"></head><body><article><h1>{title}</h1>
<p>{killed} people were killed when a shell hit the ferry at Selma on 12 May 2031, the mayor said.</p>
<p>Residents of the town said that the shelling lasted for three hours.</p></article></body></html>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Post</title>
<id>urn:hill-post</id><updated>2031-05-12T00:00:00Z</updated>{entries}</feed>"""
ENTRY = """<entry><id>urn:{path}</id><title>Story</title><link href="{path}"/><updated>{updated}</updated>
<content>{text}</content></entry>"""


@dataclass
class Site:
    """The pages of a running site, each by its path, and the requests that came, as (path, headers)."""

    address: str = ""
    pages: dict[str, Answering] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    ending: Event = field(default_factory=Event)

    def put(
        self, path: str, body: str | bytes = "", *, status: int = 200, kind: str = "text/html", **headers: str
    ) -> None:
        """A page as it is from now on; `Last_Modified="..."` is a header."""
        raw = body.encode() if isinstance(body, str) else body

        def answer(handler: Handler) -> None:
            send(handler, status, raw, kind, headers)

        self.pages[path] = answer

    def put_marked(self, path: str, body: str, *, kind: str = "text/html", **mark: str) -> None:
        """A page that is sent only to who does not have it: by `ETag` or `Last_Modified`."""
        ((name, value),) = mark.items()
        asking = {"ETag": "If-None-Match", "Last_Modified": "If-Modified-Since"}[name]

        def answer(handler: Handler) -> None:
            known = handler.headers.get(asking) == value
            send(handler, 304 if known else 200, b"" if known else body.encode(), kind, mark)

        self.pages[path] = answer

    def put_feed(self, path: str, *stories: str, updated: str = "2031-05-12T10:00:00Z", text: str = "") -> None:
        """A feed with these stories, known by their ETag, and a page for each, with another toll."""
        entries = "".join(ENTRY.format(path=one, updated=updated, text=text) for one in stories)
        mark = f'"{abs(hash((stories, updated)))}"'
        self.put_marked(path, FEED.format(entries=entries), kind="application/atom+xml", ETag=mark)
        for number, one in enumerate(stories, 2):
            self.pages.setdefault(one, self._story(one, number))

    def _story(self, path: str, killed: int) -> Answering:
        raw = STORY.format(title=f"Shell hits the ferry of {path.strip('/')}", killed=killed).encode()
        return lambda handler: send(handler, 200, raw, "text/html", {})

    def times(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(one == path for one, _ in self.asked)


def send(handler: Handler, status: int, raw: bytes, kind: str, headers: dict[str, str]) -> None:
    """Answer as a server in order does."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(raw)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(raw)


@contextmanager
def running(tls: SSLContext | None = None) -> Iterator[Site]:
    """A site that is gone with the block; under TLS if that is given."""
    site = Site()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            page = site.pages.get(self.path)
            # Who asks may be gone before all is sent.
            with suppress(OSError):
                if page is None:
                    send(self, 404, b"there is no such page", "text/html", {})
                else:
                    page(self)

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.address = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.ending.set()
        server.shutdown()
        server.server_close()
        thread.join()
