"""What the page of a report is made of: its text with evidence in layers, and its items beside it."""
