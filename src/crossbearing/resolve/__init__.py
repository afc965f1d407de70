"""Which place on the map a name means."""
