"""What keeps other sites and strangers out."""
