"""Addresses of the coverage, below `/admin/`."""

from django.urls import path

from dissemination.views import agency, coverage, coverage_files

CSV, XLSX = {"ending": "csv"}, {"ending": "xlsx"}
BASE = "distribution/coverage/"
urlpatterns = [
    path(BASE, coverage.show_coverage, name="dissemination_coverage"),
    path(f"{BASE}editions/", coverage.show_all_editions, name="dissemination_all_editions"),
    path(f"{BASE}agencies/", coverage.show_agencies, name="dissemination_holders"),
    path(f"{BASE}matrix.csv", coverage_files.matrix_file, CSV, name="dissemination_coverage_csv"),
    path(f"{BASE}matrix.xlsx", coverage_files.matrix_file, XLSX, name="dissemination_coverage_xlsx"),
    path(f"{BASE}editions.csv", coverage_files.editions_file, CSV, name="dissemination_all_editions_csv"),
    path(f"{BASE}editions.xlsx", coverage_files.editions_file, XLSX, name="dissemination_all_editions_xlsx"),
    path(f"{BASE}agencies.csv", coverage_files.agencies_file, CSV, name="dissemination_holders_csv"),
    path(f"{BASE}agencies.xlsx", coverage_files.agencies_file, XLSX, name="dissemination_holders_xlsx"),
    path(f"{BASE}<str:edition>/", agency.show_edition, name="dissemination_edition_deliveries"),
    path(f"{BASE}<str:edition>/<str:code>/", coverage.show_country, name="dissemination_coverage_country"),
    path("distribution/agency/<uuid:key>/", agency.show_agency, name="dissemination_agency"),
    path("distribution/contact/<uuid:key>/", agency.show_contact, name="dissemination_contact"),
]
