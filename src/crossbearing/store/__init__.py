"""Keeps reports and readings in one file that is only added to."""
