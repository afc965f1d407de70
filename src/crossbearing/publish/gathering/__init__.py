"""Makes what goes out of what a ledger holds, one page of it at a time."""
