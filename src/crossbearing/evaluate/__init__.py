"""Measures the reader on annotated corpora: one module a task, one table for all."""
