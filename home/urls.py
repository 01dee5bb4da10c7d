"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

from home.views.feedback import feedback, feedback_sent
from home.views.feeds import atom, json_feed
from home.views.front import front_page
from home.views.gathered import countries, country, theme, themes
from home.views.help import help_page
from home.views.machines import for_machines, robots, sitemap, sitemap_part

localized: list[URLPattern | URLResolver] = [
    path("", front_page, name="front_page"),
    path("help/", help_page, name="help"),
    path("feedback/", feedback, name="feedback"),
    path("feedback/sent/", feedback_sent, name="feedback_sent"),
    path("machines/", for_machines, name="for_machines"),
    path("themes/", themes, name="themes"),
    path("themes/<slug:slug>/", theme, name="theme"),
    path("countries/", countries, name="countries"),
    path("countries/<slug:code>/", country, name="country"),
    path("feed.atom", atom, name="feed_atom"),
    path("feed.json", json_feed, name="feed_json"),
    path("themes/<slug:slug>/feed.atom", atom, name="theme_feed_atom"),
    path("themes/<slug:slug>/feed.json", json_feed, name="theme_feed_json"),
]
plain: list[URLPattern | URLResolver] = [
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemap_part, name="sitemap_part"),
    path("robots.txt", robots, name="robots"),
]
