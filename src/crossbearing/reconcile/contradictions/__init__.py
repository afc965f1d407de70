"""Where sources cannot all be right, and why."""
