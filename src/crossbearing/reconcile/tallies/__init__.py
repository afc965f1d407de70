"""The figures of an incident side by side, and what a named policy makes of them."""
