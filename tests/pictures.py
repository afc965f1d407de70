"""Pictures of pages for the documentation."""

import os
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

FOLDER = "CROSSBEARING_PICTURES"
WIDE = 1000
# Text stays sharp in so many colours, and a picture takes a third of the room.
COLOURS = 64


def keeping(page: Page, name: str, *, whole: bool = False) -> None:
    """Write a picture of what is seen of a page to the folder that the environment names; do nothing without one."""
    folder = os.environ.get(FOLDER)
    if not folder:
        return
    picture = Image.open(BytesIO(page.screenshot(full_page=whole, animations="disabled", caret="hide")))
    if picture.width > WIDE:
        high = round(picture.height * WIDE / picture.width)
        picture = picture.resize((WIDE, high), Image.Resampling.LANCZOS)
    small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    Path(folder).mkdir(parents=True, exist_ok=True)
    small.save(Path(folder) / f"{name}.png", optimize=True)
