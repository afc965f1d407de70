"""Files become reports: bytes, text, zones and what is said of the publication."""
