"""The words that rows of this room are made of."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Target(models.TextChoices):
    """For whom a training is, and what somebody who registers does."""

    POLICE = "police", _("Police officers")
    SOCIAL = "social", _("Social workers")
    GUARDIAN = "guardian", _("Guardians")
    NGO = "ngo", _("Staff of NGOs")
    PROSECUTOR = "prosecutor", _("Prosecutors and judges")
    OTHER = "other", _("Others")


class Place(models.TextChoices):
    """How far a registration has come. `ASKED` waits for the address to be confirmed."""

    ASKED = "asked", _("Not confirmed yet")
    WAITING = "waiting", _("On the waiting list")
    SEATED = "seated", _("Has a place")
    CANCELLED = "cancelled", _("Given up")
    LAPSED = "lapsed", _("Never confirmed")


HOLDS = (Place.ASKED, Place.WAITING, Place.SEATED)
"""Registrations that stand: one address has one of them for a training."""


class MaterialKind(models.TextChoices):
    SLIDES = "slides", _("Slides")
    EXERCISES = "exercises", _("Exercises")
    NOTES = "notes", _("Facilitator's notes")
