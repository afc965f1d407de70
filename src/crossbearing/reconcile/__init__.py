"""What several reports say of the same happening: incidents, tallies, contradictions, reprints."""
