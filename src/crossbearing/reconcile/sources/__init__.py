"""Who the sources of a ledger are, on whom each rests, and how they stand to one another."""
