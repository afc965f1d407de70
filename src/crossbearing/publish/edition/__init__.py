"""An edition: a dated, hashed folder with pages to read and tables to work with, which needs nothing beside it."""
