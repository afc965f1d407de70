"""Names, noun phrases and the entities they name."""
