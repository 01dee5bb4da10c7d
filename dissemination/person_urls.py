"""Addresses of what contacts said and of personal data, below `/admin/`."""

from django.urls import path

from dissemination.views import contact_requests, contact_reviews, person_data

urlpatterns = [
    path("directory/requests/", contact_requests.show_requests, name="contact_requests"),
    path("directory/requests/<uuid:key>/accept/", contact_requests.accept, name="contact_request_accept"),
    path("directory/requests/<uuid:key>/refuse/", contact_requests.refuse, name="contact_request_refuse"),
    path("directory/reviews/", contact_reviews.show_reviews, name="contact_reviews"),
    path("directory/reviews/start/", contact_reviews.start, name="contact_reviews_start"),
    path("directory/reviews/export.csv", contact_reviews.export, {"ending": "csv"}, name="contact_reviews_csv"),
    path("directory/reviews/export.xlsx", contact_reviews.export, {"ending": "xlsx"}, name="contact_reviews_xlsx"),
    path("directory/person/", person_data.look_up, name="person_data"),
    path("directory/person/download/", person_data.download, name="person_data_download"),
    path("directory/person/erase/", person_data.erase, name="person_data_erase"),
    path("directory/person/<uuid:contact>/", person_data.of_contact, name="person_data_of"),
]
