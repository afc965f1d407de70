"""Incidents and contradictions as pages show them: every value with who gives it, in which words, and where."""
