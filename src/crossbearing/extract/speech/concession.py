"""A concession before a closing attribution, "S, though T": how much of it is said."""

from crossbearing.extract.speech.passage import Passage

_CONCEDING = frozenset({"though", "although", "while", "whereas"})


def concession(passage: Passage, end: int) -> int | None:
    """Where an attribution behind "S, though T" takes up T alone: T holds somebody's quoted words and S none."""
    tokens = passage.marked.tokens
    opener = next(
        (t.i for t in tokens[passage.first + 1 : end] if t.lower in _CONCEDING and tokens[t.i - 1].text == ","), None
    )
    if opener is None or not passage.has_clause(opener + 1):
        return None
    before = any(t.text in ("“", '"', "``") for t in tokens[passage.first : opener])
    within = any(t.text in ("“", '"', "``") for t in tokens[opener:end])
    return opener + 1 if within and not before else None
