"""Addresses of this room: `localized` below the language prefix, `plain` outside it."""

from django.urls import URLPattern, URLResolver, path

from dissemination.views import (
    about_contact,
    acknowledge,
    archive,
    leaving,
    preferences,
    public_coverage,
    subscribing,
)

localized: list[URLPattern | URLResolver] = [
    path("ack/<str:token>/", acknowledge.answer, name="dissemination_answer"),
    path("contact/<uuid:key>/<str:token>/", about_contact.about_contact, name="contact_page"),
    path("coverage/", public_coverage.show_public_coverage, name="public_coverage"),
    path("digests/", archive.issues, name="digest_issues"),
    path("digests/feed.atom", archive.atom, name="digest_feed"),
    path("digests/feed.json", archive.json_feed, name="digest_feed_json"),
    path("digests/message/<uuid:key>/<str:token>/", archive.message, name="digest_message"),
    path("digests/<slug:cadence>/<slug:period>/", archive.issue, name="digest_issue"),
    path("subscribe/", subscribing.subscribing, name="subscribe"),
    path("subscribe/sent/", subscribing.sent, name="subscribe_sent"),
    path("subscribe/link/", subscribing.own_link, name="subscribe_own_link"),
    path("subscribe/mine/", preferences.mine, name="subscribe_mine"),
    path("subscribe/address/<uuid:key>/<str:token>/", subscribing.confirming_address, name="subscribe_address"),
    path("subscribe/confirm/<uuid:key>/<str:token>/", subscribing.confirming, name="subscribe_confirm"),
    path("subscribe/preferences/<uuid:key>/<str:token>/", preferences.by_link, name="subscribe_preferences"),
]
plain: list[URLPattern | URLResolver] = [
    path("u/<uuid:key>/<str:token>/", leaving.ending_all, name="unsubscribe_all"),
    path("u/one/<uuid:key>/<str:token>/", leaving.ending_one, name="unsubscribe_one"),
]
