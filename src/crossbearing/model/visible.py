"""Text from outside as one line that cannot command a terminal."""

import re

# Control characters move the cursor, recolour or retitle a terminal; marks of direction make a line read as another
# one; half a surrogate pair stands for a byte that is no text.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_INSTEAD = "\ufffd"


def visible(text: str) -> str:
    """The text in one line, with a sign in place of each character that a reader would not see but a terminal obeys."""
    return _UNSEEN.sub(_INSTEAD, " ".join(text.split()))
