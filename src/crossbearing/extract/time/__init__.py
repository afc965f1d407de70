"""Time expressions, their dates, and the publication date."""
