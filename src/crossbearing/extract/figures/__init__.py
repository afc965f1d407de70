"""Quantities with bounds, unit, category and period."""
