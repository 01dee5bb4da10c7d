"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

from search.views.opensearch import description
from search.views.results import results
from search.views.suggestions import suggestions

localized: list[URLPattern | URLResolver] = [
    path("search/", results, name="search"),
    path("search/opensearch.xml", description, name="search_description"),
    path("search/suggestions/<str:prefix>/", suggestions, name="search_suggestions"),
]
plain: list[URLPattern | URLResolver] = []
