"""Keys of entities as reports share them, and what of a key stays when a name is spelled another way."""

from itertools import pairwise


def slug_of(name: str) -> str:
    """A name as keys have it: small letters, hyphens for spaces."""
    return name.casefold().replace(" ", "-")


def skeleton_of(key: str) -> str:
    """A key's name without article, vowels and doubled letters, so that romanisations of one name agree."""
    name = key.partition(":")[2].removeprefix("al-").removeprefix("el-")
    consonants = [letter for letter in name if letter.isalnum() and letter not in "aeiouy"]
    return name[:1] + "".join(b for a, b in pairwise(["", *consonants]) if a != b)


def place_skeleton(name: str) -> str:
    """The skeleton of a place as a person writes its name."""
    return skeleton_of(f"place:{slug_of(name)}")
