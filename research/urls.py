"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

from research.views import (
    calendar,
    certificates,
    findings,
    follow_up,
    place,
    practice,
    refresher,
    registering,
    report,
    results,
    series_files,
)
from research.views.answering import by_name, pages, together

localized: list[URLPattern | URLResolver] = [
    path("training/trainings.ics", calendar.trainings, name="trainings_calendar"),
    path("training/<uuid:key>/training.ics", calendar.training, name="training_calendar"),
    path("training/<uuid:key>/register/", registering.registering, name="training_register"),
    path("training/<uuid:key>/register/sent/", registering.sent, name="training_register_sent"),
    path("training/confirm/<str:token>/", registering.confirming, name="training_confirm"),
    path("training/place/<str:token>/", place.place, name="training_place"),
    path("training/place/<str:token>/certificate/", place.certificate, name="training_certificate"),
    path("training/place/<str:token>/refreshers/", refresher.wishing, name="refresher_wish"),
    path("training/quiz/<uuid:key>/", practice.practice, name="quiz"),
    path("training/refresher/<uuid:key>/", refresher.answering, name="refresher"),
    path("training/refreshers/<str:token>/", refresher.ending, name="refresher_end"),
    path("training/<slug:slug>/follow-up/", follow_up.follow_up, name="training_follow_up"),
    path("training/certificates/", certificates.check, name="training_certificates"),
    path("research/findings/", findings.findings, name="research_findings"),
    path("research/answer/<uuid:key>/", pages.beginning, name="answer"),
    path("research/answer/<uuid:key>/<int:step>/", pages.step, name="answer_step"),
    path("research/answer/<uuid:key>/send/", pages.sending, name="answer_send"),
    path("research/answer/<uuid:key>/thanks/", pages.thanks, name="answer_thanks"),
    path("research/answer/<uuid:key>/forget/", pages.forget, name="answer_forget"),
    path("research/answer/by-name/<str:token>/", by_name.beginning, name="answer_by_name"),
    path("research/answer/together/", together.mine, name="answer_together_mine"),
    path("research/answer/together/<uuid:key>/", together.overview, name="answer_together"),
    path("research/answer/together/<uuid:key>/<int:step>/", together.step, name="answer_together_step"),
    path("research/answer/together/<uuid:key>/sign/", together.signing, name="answer_together_sign"),
    path("research/<slug:slug>/report/", report.report, name="study_report"),
    path("research/<slug:slug>/report/<int:number>/", report.report, name="study_report_edition"),
    path("research/<slug:slug>/report/<int:number>/<str:name>", report.report_file, name="study_report_file"),
    path("research/<slug:slug>/results-codebook.csv", results.codebook_file, name="study_codebook"),
    path("research/<slug:slug>/results/", results.results, name="study_results"),
    path("research/<slug:slug>/results.<str:ending>", results.results_file, name="study_results_file"),
    path("research/<slug:slug>/figures.<str:ending>", series_files.figures, name="series_file"),
    path("research/<slug:slug>/codebook.<str:ending>", series_files.codebook, name="series_codebook"),
]
plain: list[URLPattern | URLResolver] = []
