"""Charts as numbers: where each shape stands, drawn by the templates."""
