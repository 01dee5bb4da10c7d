"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

from research.views import calendar

localized: list[URLPattern | URLResolver] = [
    path("training/trainings.ics", calendar.trainings, name="trainings_calendar"),
    path("training/<uuid:key>/training.ics", calendar.training, name="training_calendar"),
]
plain: list[URLPattern | URLResolver] = []
