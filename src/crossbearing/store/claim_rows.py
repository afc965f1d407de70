"""The rows of claims, as they are written and as `verify` makes them again."""

from typing import Any

from crossbearing.model.reading import Reading


def claim_rows(reading: Reading, entry: int) -> list[dict[str, Any]]:
    """The rows of a reading's claims, in order."""
    return [
        {
            "reading": entry,
            "id": claim.id,
            "position": position,
            "kind": claim.kind.value,
            "holder": claim.last.holder.quote if claim.last.holder is not None else None,
            "content": " … ".join(span.quote for span in claim.content),
        }
        for position, claim in enumerate(reading.claims)
    ]
