"""The grading policies that come with the program, as data."""

from importlib.resources import files

GRADINGS = ("airwars", "admiralty")


def grading_text(name: str) -> str:
    """The TOML text of a built-in grading policy (one of GRADINGS)."""
    return files(__package__).joinpath("grading", f"{name}.toml").read_text(encoding="utf-8")
