"""Addresses of the directory's import and export, below `/admin/`."""

from django.urls import path

from dissemination.views import directory_import as views

CSV, XLSX = {"ending": "csv"}, {"ending": "xlsx"}
IMPORT = "directory/import/<slug:key>/"
urlpatterns = [
    path("directory/import/", views.imports, name="directory_imports"),
    path(IMPORT, views.show_import, name="directory_import"),
    path(f"{IMPORT}rows/", views.rows, name="directory_import_rows"),
    path(f"{IMPORT}apply/", views.apply, name="directory_import_apply"),
    path(f"{IMPORT}faults.csv", views.faults, CSV, name="directory_import_faults_csv"),
    path(f"{IMPORT}faults.xlsx", views.faults, XLSX, name="directory_import_faults_xlsx"),
    path("directory/export.csv", views.export, CSV, name="directory_export_csv"),
    path("directory/export.xlsx", views.export, XLSX, name="directory_export_xlsx"),
]
