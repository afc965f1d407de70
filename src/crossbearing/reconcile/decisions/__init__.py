"""What people decided, and what becomes of readings by it."""
