"""The pages of an edition: plain HTML that is read from a folder, without a server and without a script."""
