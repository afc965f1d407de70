"""What one report says: a draft goes through steps, each filling its own part."""
