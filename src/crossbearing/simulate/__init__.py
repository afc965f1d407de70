"""A war with known truth, told by outlets with bias, delay, copying, error and silence. Seeded and deterministic."""
