"""Answering a questionnaire: without a script, a session or a name, page by page, back and forth."""
