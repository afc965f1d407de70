"""Who says what: attribution, claims, silences."""
