"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path, register_converter

from manual.converters import Citable
from manual.views import law, numbers, pages

register_converter(Citable, "citable")

localized: list[URLPattern | URLResolver] = [
    path("manual/<citable:number>/", numbers.number, name="manual_number"),
    path("manual/<slug:slug>/", pages.chapter, name="manual_chapter"),
    path("manual/<slug:chapter>/<slug:slug>/", pages.section, name="manual_section"),
    path("law/", law.articles, name="law"),
    path("law/<slug:slug>/", law.article, name="law_article"),
    path("glossary/", law.glossary, name="glossary"),
]
plain: list[URLPattern | URLResolver] = []
