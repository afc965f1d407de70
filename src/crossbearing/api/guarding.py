"""Keeps what an older view says of somebody who was protected since from being handed out."""

from collections.abc import Callable, Collection

from crossbearing.errors import CrossbearingError
from crossbearing.store.protected_names import Names
from crossbearing.vocab.folding import fold


def refusing(hidden: Collection[str], error: CrossbearingError) -> Callable[[bytes], None]:
    """What raises the error for the JSON of a row in which one of these names stands, however it is written."""
    folded = (tuple(fold(name).split()) for name in hidden)
    names = Names({words: ("",) for words in folded if words})

    def check(row: bytes) -> None:
        if next(names.found(row.decode()), None) is not None:
            raise error

    return check
