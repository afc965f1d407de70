"""Deals as pages show them: what is owed, done, outstanding and disputed, who says it was broken and who denies it."""
