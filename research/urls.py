"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver

localized: list[URLPattern | URLResolver] = []
plain: list[URLPattern | URLResolver] = []
