"""Ends a long watch at a good moment when it is told to: by Ctrl-C, or by what runs services (SIGTERM)."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

import click


class Stop:
    """Whether somebody asked for the end; a second time ends at once."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def asked(self) -> bool:
        """Whether to end now."""
        return self._event.is_set()

    def sleep(self, seconds: float) -> None:
        """Wait for so long, or until somebody asks for the end."""
        self._event.wait(seconds)

    def ask(self, number: int, frame: FrameType | None) -> None:
        """Note that the end is asked for; KeyboardInterrupt where it was before."""
        if self._event.is_set():
            raise KeyboardInterrupt
        self._event.set()
        # Whoever listened may be gone by now, and the lock of the stream may be held by what was interrupted.
        with suppress(OSError, RuntimeError):
            click.echo("Ending after the present report; once more ends at once", err=True)


@contextmanager
def stopping() -> Iterator[Stop]:
    """What tells within the block that the end was asked for; afterwards signals do again what they did."""
    stop = Stop()
    before = {number: signal.signal(number, stop.ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C within the block is heard after it, so that what is said there is said whole."""
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if heard:
        raise KeyboardInterrupt
