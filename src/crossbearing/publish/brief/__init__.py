"""A situation report: what reports say of a place, a time or an agreement, and who says it."""
