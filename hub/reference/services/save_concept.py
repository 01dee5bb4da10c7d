"""Saves a country, theme, legal article or glossary concept; cached pages that may show it are counted as old."""

from django.db import models, transaction

from hub.ports import versions


def save_concept(*, concept: models.Model) -> None:
    """Permission is the caller's: these models have no rule beyond that of the group."""
    with transaction.atomic():
        concept.save()
        versions.bump()
