"""A workbench that listens on this machine while a test looks at it."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import uvicorn

from crossbearing import api
from crossbearing.api.ledger import Ledger
from crossbearing.web.access import Access
from seats import Seats
from workbenches import workbench_of

PATIENCE = 20


@contextmanager
def serving(ledger: Path, access: Callable[[Ledger], Access] = lambda _: Seats()) -> Iterator[str]:
    """The address of the workbench of a ledger, without a slash at its end; `access` says who may ask."""
    with (
        api.open(ledger) as opened,
        workbench_of(opened, access(opened)) as app,
        socket.socket() as listener,
    ):
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(app, log_level="critical", access_log=False, timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        until = monotonic() + PATIENCE
        while not server.started and thread.is_alive() and monotonic() < until:
            sleep(0.01)
        assert server.started, "the workbench did not start"
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)
