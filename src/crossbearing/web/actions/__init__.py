"""What people do on the pages of the workbench."""
