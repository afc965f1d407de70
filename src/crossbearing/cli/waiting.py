"""Says what is being done while a long piece of work runs, on a terminal alone."""

from rich.console import Console
from rich.status import Status


def waiting(words: str) -> Status:
    """Shows these words with a moving sign while its `with` block runs; nothing where no terminal is."""
    return Console(stderr=True).status(words)
