"""Questionnaires with names: people are asked by a personal link each, and answer once."""
