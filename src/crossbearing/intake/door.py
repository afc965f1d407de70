"""Readers by name, each brought in when first called: plain text never waits for what only web pages need."""

from importlib import import_module
from typing import Any

_DOORS = {
    "text/plain": ("crossbearing.intake.plain", "read_plain"),
    "text/html": ("crossbearing.intake.page", "read_page"),
    "application/json": ("crossbearing.intake.row", "read_json_row"),
    "text/csv": ("crossbearing.intake.row", "read_csv_row"),
    "message/rfc822": ("crossbearing.intake.mail", "read_mail"),
    "application/pdf": ("crossbearing.intake.pdf", "read_pdf"),
    "guess language": ("crossbearing.intake.language", "guess_language"),
    "feed entries": ("crossbearing.intake.sources.feeds", "feed_entries"),
    "archived pages": ("crossbearing.intake.sources.crawls", "archived_pages"),
    "visits": ("crossbearing.intake.web.visits", "visits"),
    "guess encoding": ("crossbearing.intake.guess", "guess_encoding"),
}


def call(name: str, *args: Any) -> Any:
    """What the reader registered under `name` gives for these arguments."""
    module, function = _DOORS[name]
    return getattr(import_module(module), function)(*args)
