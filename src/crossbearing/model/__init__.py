"""What the ledger is about: frozen values that refuse what cannot be true. Standard library only."""
