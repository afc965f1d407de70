"""Agreements with obligations, performance and violations."""
