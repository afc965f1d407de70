"""Runs the workbench of a ledger until it is stopped."""

import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from errno import EACCES, EADDRINUSE, EISDIR, ENOENT
from ipaddress import ip_network
from pathlib import Path
from signal import SIGINT, SIGTERM, signal

import uvicorn
from starlette.types import ASGIApp

from crossbearing.api.ledger import Ledger
from crossbearing.api.standing import Standing
from crossbearing.errors import InputError
from crossbearing.web.access import Access, Local
from crossbearing.web.app import workbench
from crossbearing.web.bench import Bench
from crossbearing.web.people.loopback import is_loopback
from crossbearing.web.people.team import Team
from crossbearing.web.security.hurry import HurriedProtocol
from crossbearing.web.security.tokens import Tokens

# So long a key cannot be guessed.
_KEY_BYTES = 32
_NO_KEY = "they are no certificate and the key that belongs to it, or its pass phrase was not given"
_ADD_ADMIN = "Make one first: crossbearing people {} add NAME --role admin"
# Requests that are answered when the server is stopped have so many seconds to end.
_GRACE = 3
# A browser keeps half a dozen connections: some eighty people at once, and fewer files than a program may have open.
_MOST_CONNECTIONS = 500


@dataclass(frozen=True, slots=True)
class Where:
    """Where a workbench listens: at which host and port; behind which server, whose word is taken on who asks and by
    HTTPS; and with which certificate and key (PEM files) it speaks HTTPS itself."""

    host: str = "127.0.0.1"
    port: int = 0
    proxy: str | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_plain(self) -> bool:
        """Whether whoever is on the way can read along, be it on the way from the server that stands before this."""
        return self.certificate is None and not is_loopback(self.host)


def access_of(ledger: Ledger, name: str, where: Where) -> Access:
    """Who may ask a workbench there: whoever signs in where there are accounts, or else one person alone, by name.

    InputError where others reach it and nobody could let them in.
    """
    if where.proxy is not None:
        _require_address(where.proxy)
    if ledger.people.listed():
        if not ledger.people.has_admin():
            raise InputError(f"{ledger.name} has accounts and no admin among them. {_ADD_ADMIN.format(ledger.name)}")
        return Team(ledger.people)
    if where.proxy is not None or not is_loopback(where.host):
        asked = where.host or "every address of this machine"
        asked = asked if where.proxy is None else f"{asked} behind {where.proxy}"
        raise InputError(
            f"A workbench at {asked} was asked for, where others reach it, and {ledger.name} has no accounts. "
            f"{_ADD_ADMIN.format(ledger.name)}"
        )
    return Local(name)


@contextmanager
def app_of(ledger: Ledger, access: Access) -> Iterator[ASGIApp]:
    """The workbench of an open ledger; what it works on in the background ends with it."""
    tokens = Tokens(secrets.token_bytes(_KEY_BYTES))
    with closing(Standing(ledger)) as standing:
        yield workbench(Bench(ledger, standing, access, tokens))


def serve(app: ASGIApp, where: Where, *, ready: Callable[[str], None]) -> None:
    """Answer requests until the program is told to end; `ready` is called with the address once it listens.

    InputError where nothing can listen there.
    """
    server = _Server(_configured(app, where))
    # Whoever is told that it listens may end it at once.
    with _listening(where.host, where.port) as listener, server.capture_signals():
        shown = f"[{where.host}]" if ":" in where.host else where.host
        scheme = "http" if where.certificate is None else "https"
        ready(f"{scheme}://{shown}:{listener.getsockname()[1]}/")
        server.run(sockets=[listener])


class _Server(uvicorn.Server):
    """Ends when it is told to and goes back to its caller, who has more to end: the other one ends the program."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Within the block Ctrl-C and what ends services (SIGTERM) end the server, a second time at once."""
        before = {number: signal(number, self.handle_exit) for number in (SIGINT, SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal(number, handler)


def _configured(app: ASGIApp, where: Where) -> uvicorn.Config:
    config = uvicorn.Config(
        app,
        http=HurriedProtocol,
        # There is nothing here that answers those.
        ws="none",
        limit_concurrency=_MOST_CONNECTIONS,
        log_level="warning",
        access_log=False,
        server_header=False,
        # Whoever asks could say to be somebody else, unless it is the server that was named.
        proxy_headers=where.proxy is not None,
        forwarded_allow_ips=where.proxy or "",
        ssl_certfile=where.certificate,
        ssl_keyfile=where.key,
        timeout_graceful_shutdown=_GRACE,
        # What the workbench needs is there before it listens, and ends after: see app_of.
        lifespan="off",
    )
    try:
        config.load()
    except OSError as error:
        key = where.key or "the key in it"
        why = error.strerror if error.errno in (ENOENT, EISDIR, EACCES) else _NO_KEY
        raise InputError(f"HTTPS with {where.certificate} and {key} was asked for: {why}. Name PEM files") from error
    return config


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # Who asks before the first answers waits, and is not turned away.
        listener.listen(_MOST_CONNECTIONS)
    except (OSError, ValueError) as error:
        listener.close()
        is_port = isinstance(error, OSError) and error.errno in (EADDRINUSE, EACCES)
        why = error.strerror if isinstance(error, OSError) else "this is the name of no machine"
        other = "--port" if is_port else "--host"
        raise InputError(f"A workbench at {host}, port {port}, was asked for: {why}. Take another {other}") from error
    return listener


def _require_address(proxy: str) -> None:
    """InputError unless this is an address, or some that belong together: anybody could say to be a name."""
    try:
        ip_network(proxy)
    except ValueError as error:
        raise InputError(
            f"The server at {proxy!r} was to be believed, and that is no address. Give one, such as 127.0.0.1"
        ) from error
