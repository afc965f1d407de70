"""Who works on a ledger by way of the workbench."""
