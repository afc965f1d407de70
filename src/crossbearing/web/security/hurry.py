"""Ends connections on which a request does not come in: who sends a byte a minute keeps nobody else out."""

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

# A form of a million bytes comes in within a minute over a slow telephone.
SECONDS = 60.0
_IS_COMING = frozenset({h11.IDLE, h11.SEND_BODY})


class HurriedProtocol(H11Protocol):
    """HTTP as uvicorn has it, on which a request, from its first byte on, has so many seconds to come in whole."""

    seconds = SECONDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for a first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came, and wait on while the request is not whole."""
        super().data_received(data)
        if self.conn.their_state in _IS_COMING:
            self._wait()
        else:
            self._wait_no_more()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _wait(self) -> None:
        # Not anew with every byte.
        if self._end is None:
            self._end = self.loop.call_later(self.seconds, self.transport.close)

    def _wait_no_more(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None
