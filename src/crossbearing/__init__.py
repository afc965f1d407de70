"""Reads conflict reporting and keeps an evidence ledger."""
