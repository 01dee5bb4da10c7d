import pytest
from django.test import Client
from django.urls import reverse

from home.models import HomePage
from hub.look.headers import PREVIEW, PUBLIC

pytestmark = pytest.mark.django_db


def test_public_answers_carry_the_strict_policy(client: Client) -> None:
    for path in ("/_components/", "/livez", "/api/v1/nothing", "/en/nothing/", "/account/login/"):
        answer = client.get(path)
        assert answer.headers["Content-Security-Policy"] == PUBLIC, path


def test_public_policy_allows_nothing_inline() -> None:
    assert "unsafe" not in PUBLIC
    assert "nonce" not in PUBLIC
    assert PUBLIC.startswith("default-src 'none'; script-src 'self'; style-src 'self'; ")
    assert "frame-ancestors 'none'" in PUBLIC


def test_every_answer_carries_the_other_headers(client: Client) -> None:
    headers = client.get("/livez").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_the_admin_has_a_nonce_of_its_own_in_each_answer(client: Client) -> None:
    first, second = (client.get("/admin/").headers["Content-Security-Policy"] for _ in range(2))
    assert "'nonce-" in first
    assert first != second
    assert "script-src 'self' 'nonce-" in first
    assert "'unsafe-inline'" not in first.split("style-src")[0]


def test_a_draft_is_shown_beside_its_editor_and_in_no_other_frame(admin_client: Client) -> None:
    page = HomePage.objects.get(locale__language_code="en")
    page.save_revision()
    policy = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).headers[
        "Content-Security-Policy"
    ]
    assert policy == PREVIEW
    assert policy.replace("frame-ancestors 'self'", "frame-ancestors 'none'") == PUBLIC
