"""What a reform is told by: what it leaves, the table of expected effects, the page of the docs, the file's schema, ids."""
