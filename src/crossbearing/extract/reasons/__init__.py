"""Why each item of a reading is there."""
