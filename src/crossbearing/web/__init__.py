"""The workbench: a ledger in the browser, where people look and decide."""
