"""Addresses of the cases of mail that came back, below `/admin/`."""

from django.urls import path

from dissemination.views import cases

BASE = "distribution/cases/"
CASE = f"{BASE}<uuid:key>/"
urlpatterns = [
    path(BASE, cases.show_cases, name="dissemination_cases"),
    path(CASE, cases.show_case, name="dissemination_case"),
    path(f"{CASE}correct/", cases.correct, name="dissemination_case_correct"),
    path(f"{CASE}replace/", cases.replace, name="dissemination_case_replace"),
    path(f"{CASE}settle/", cases.settle, name="dissemination_case_settle"),
]
