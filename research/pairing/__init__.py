"""Telling that two answers are of one person without knowing whom: a code of theirs, a key of the study's, no name."""
