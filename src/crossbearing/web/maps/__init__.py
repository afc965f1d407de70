"""Maps that the server draws: where something lies, and how finely that is known."""
