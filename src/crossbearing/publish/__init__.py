"""What goes out of a ledger: prepared once without what must not leave it, then written in the shapes of the field."""
