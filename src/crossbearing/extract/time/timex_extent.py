"""Where the words of a time expression begin and end for TIMEX3: without the prepositions before them."""

import re

from crossbearing.extract.time.time_expressions import Expression

_BEFORE = re.compile(
    r"(?:(?:in|on|at|by|since|until|till|up\s+to|from|before|after|during|for|of|over|within|throughout|as\s+of|as\s+at"
    r"|through|between|to|and|prior\s+to|ever|starting|beginning|ending|effective|towards?|lasting|as|with\s+effect)\s+)+",
    re.IGNORECASE,
)


def extent(text: str, expression: Expression) -> tuple[int, int]:
    """First character and end of the expression's own words."""
    lead = _BEFORE.match(text, expression.start, expression.end)
    return (lead.end() if lead and lead.end() < expression.end else expression.start), expression.end
