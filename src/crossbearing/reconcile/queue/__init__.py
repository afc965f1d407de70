"""What a person should look at next, and why."""
