"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

from search import views

localized: list[URLPattern | URLResolver] = [path("search/", views.results, name="search")]
plain: list[URLPattern | URLResolver] = []
