"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

from research.views import calendar, certificates, place, registering

localized: list[URLPattern | URLResolver] = [
    path("training/trainings.ics", calendar.trainings, name="trainings_calendar"),
    path("training/<uuid:key>/training.ics", calendar.training, name="training_calendar"),
    path("training/<uuid:key>/register/", registering.registering, name="training_register"),
    path("training/<uuid:key>/register/sent/", registering.sent, name="training_register_sent"),
    path("training/confirm/<str:token>/", registering.confirming, name="training_confirm"),
    path("training/place/<str:token>/", place.place, name="training_place"),
    path("training/place/<str:token>/certificate/", place.certificate, name="training_certificate"),
    path("training/certificates/", certificates.check, name="training_certificates"),
]
plain: list[URLPattern | URLResolver] = []
