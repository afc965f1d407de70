"""What pages of the queue are made of."""
