"""The pinned floors of measured.toml."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Pin:
    """A floor, the highest it ever was, and why it is lower now, if it is."""

    floor: float
    best: float
    because: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it was lowered not at all, or with a reason said."""
        return self.floor == self.best or (self.floor < self.best and len(self.because.split()) >= 5)


def pins() -> dict[str, dict[str, Pin]]:
    """Every pin, by task and figure."""
    text = Path(__file__).with_name("measured.toml").read_text(encoding="utf-8")
    return {task: {name: Pin(**pin) for name, pin in rows.items()} for task, rows in tomllib.loads(text).items()}
