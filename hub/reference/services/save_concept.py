"""Saves a country, theme, legal article or glossary concept."""

from django.db import models, transaction


def save_concept(*, concept: models.Model) -> None:
    """Permission is the caller's: these models have no rule beyond that of the group."""
    with transaction.atomic():
        concept.save()
