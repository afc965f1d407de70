"""Ways in: files, folders, archives, tables, feeds and mail, as a stream of reports or of reasons why there is none."""
