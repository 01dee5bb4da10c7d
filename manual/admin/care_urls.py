"""Addresses of looking after sections, below `/admin/manual/`."""

from django.urls import path

from manual.admin import as_public, care, guide, reports

care_addresses = [
    path("care/", care.listed, name="care"),
    path("care/<int:page_id>/", care.section, name="care_of"),
    path("care/<int:page_id>/still-right/", care.right, name="still_right"),
    path("reports/", reports.listed, name="reports"),
    path("reports/<int:report_id>/", reports.report, name="report"),
    path("public/<int:page_id>/", as_public.as_public, name="as_public"),
    path("guide/", guide.guide, name="guide"),
]
