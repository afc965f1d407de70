"""The pages of the workbench, each with what it is asked, what it shows and how it finds that."""
