"""Sentences, words, grammar and word forms: what every other part reads."""
