"""Choices that blocks offer: roles, access, and the keys of shared reference data."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from hub.models import BasePage, GlossaryConcept, GlossaryTerm, LegalArticle


class Role(TextChoices):
    """Who acts in a step."""

    POLICE = "police", _("Police")
    SOCIAL = "social", _("Social worker")
    GUARDIAN = "guardian", _("Guardian")
    NGO = "ngo", _("NGO")
    PROSECUTOR = "prosecutor", _("Prosecutor")


ACCESS = BasePage.Access.choices


class KeyBlock(blocks.ChoiceBlock):
    """A key of reference data. Stored keys are taken as they are: looking one up asks the database."""

    def normalize_choice(self, value: Any) -> Any:
        return value


def articles() -> list[tuple[str, str]]:
    """Keys of legal articles, in the order of the law, with their English subject."""
    rows = LegalArticle.objects.prefetch_related("subjects")
    return [(row.key, f"{row.key} {row.subject_in('en')}".strip()) for row in rows]


def concepts() -> list[tuple[str, str]]:
    """Keys of glossary concepts with their English term."""
    terms = dict(GlossaryTerm.objects.filter(language="en").values_list("concept__key", "term"))
    keys = GlossaryConcept.objects.values_list("key", flat=True)
    return sorted(((key, terms.get(key, key)) for key in keys), key=lambda pair: pair[1].casefold())
