"""Addresses of what contacts said and of personal data, below `/admin/`."""

from django.urls import path

from dissemination.views import contact_requests

urlpatterns = [
    path("directory/requests/", contact_requests.show_requests, name="contact_requests"),
    path("directory/requests/<uuid:key>/accept/", contact_requests.accept, name="contact_request_accept"),
    path("directory/requests/<uuid:key>/refuse/", contact_requests.refuse, name="contact_request_refuse"),
]
