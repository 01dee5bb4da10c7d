"""What a machine can say about a section: pure rules over its raw blocks; `manual.queries.content_checks` asks."""
