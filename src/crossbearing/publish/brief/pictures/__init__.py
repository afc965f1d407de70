"""The pictures of a brief: drawn by matplotlib as SVG whose text is text."""
