"""Only allauth's flow makes a session, and not before the second factor."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from lxml import html

from hub.models import User
from tests.factories import people

pytestmark = pytest.mark.django_db

LOGIN = "/account/login/"


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def addresses() -> Iterator[str]:
    """One address for every pattern of the resolver, with something in each place."""
    yield from _walk(get_resolver().url_patterns, "/")


def _walk(patterns: list[Any], before: str) -> Iterator[str]:
    for pattern in patterns:
        here = before + _filled(pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here


def _filled(pattern: Any) -> str:
    fill = {"int": "1", "uuid": "00000000-0000-0000-0000-000000000001"}
    text = str(pattern.pattern)
    for name, converter in getattr(pattern.pattern, "converters", {}).items():
        kind = next((kind for kind in fill if f"<{kind}:{name}>" in text), "")
        text = text.replace(f"<{kind}:{name}>" if kind else f"<{name}>", fill.get(kind, "x"))
        text = text.replace(f"<{type(converter).__name__.removesuffix('Converter').lower()}:{name}>", "x")
    return text.strip("^$").replace("\\Z", "").split("(?P")[0].split("((?:")[0]


def has_session(client: Client) -> bool:
    return SESSION_KEY in client.session


@pytest.fixture
def staff() -> User:
    return people.user("staff@example.org", "editor")


@pytest.fixture
def secret(staff: User) -> str:
    secret = str(generate_totp_secret())
    TOTP.activate(staff, secret)
    return secret


def test_right_credentials_open_a_session_at_one_address_only(staff: User) -> None:
    everything = {"login": staff.email, "email": staff.email, "username": staff.email, "password": people.PASSWORD}
    opened, tried = set(), 0
    for address in addresses():
        cache.clear()
        client = Client(raise_request_exception=False)
        client.post(address, everything)
        tried += 1
        if has_session(client):
            opened.add(address)
    assert tried > 200
    assert opened == {LOGIN}, "every other address is a way around the second factor"


def test_not_even_there_before_the_second_factor(staff: User, secret: str) -> None:
    everything = {"login": staff.email, "email": staff.email, "username": staff.email, "password": people.PASSWORD}
    for address in addresses():
        cache.clear()
        client = Client(raise_request_exception=False)
        client.post(address, everything)
        assert not has_session(client), address


def test_both_factors_open_one(staff: User, secret: str) -> None:
    client = Client()
    answer = client.post(LOGIN, {"login": staff.email, "password": people.PASSWORD})
    assert answer["Location"] == reverse("mfa_authenticate")
    client.post(answer["Location"], {"code": "000000"})
    assert not has_session(client)
    answer = client.post(answer["Location"], {"code": code(secret)})
    assert has_session(client)
    assert answer["Location"] == "/admin/"


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/password_reset/", "/_util/login/"])
def test_wagtails_own_doors_lead_to_the_one(address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/")


class TestWhereTheSecondFactorIsRequired:
    @pytest.fixture(autouse=True)
    def required(self, settings: Any) -> None:
        settings.HUB_STAFF_MFA_REQUIRED = True

    @pytest.mark.parametrize("address", ["/admin/", "/admin/pages/", "/admin/images/", "/en/", "/en/search/"])
    def test_staff_without_one_are_led_to_set_it_up(self, staff: User, address: str) -> None:
        client = people.logged_in(staff)
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code == 302
            assert answer["Location"] == reverse("mfa_activate_totp")
        assert client.get("/account/").status_code == 200

    def test_a_session_that_has_not_shown_it_stays_outside(self, staff: User) -> None:
        client = Client()
        client.post(LOGIN, {"login": staff.email, "password": people.PASSWORD})
        assert has_session(client)
        TOTP.activate(staff, str(generate_totp_secret()))
        answer = client.get("/admin/pages/")
        assert answer["Location"] == reverse("mfa_reauthenticate") + "?next=%2Fadmin%2Fpages%2F"

    def test_one_that_has_comes_in(self, staff: User, secret: str) -> None:
        client = Client()
        client.post(LOGIN, {"login": staff.email, "password": people.PASSWORD})
        client.post(reverse("mfa_authenticate"), {"code": code(secret)})
        assert client.get("/admin/").status_code == 200

    def test_staff_go_on_from_setting_it_up_to_showing_it(self, staff: User) -> None:
        client = Client()
        client.post(LOGIN, {"login": staff.email, "password": people.PASSWORD})
        client.post(reverse("account_reauthenticate"), {"password": people.PASSWORD})
        page = client.get(reverse("mfa_activate_totp"))
        chosen = page.context["form"].secret
        client.post(reverse("mfa_activate_totp"), {"code": code(chosen)})
        assert Authenticator.objects.filter(user=staff, type="totp").exists()
        way = client.get("/admin/")["Location"]
        assert way.startswith(reverse("mfa_reauthenticate"))
        with time_machine.travel(time.time() + 31, tick=False):
            client.post(way, {"code": code(chosen)})
            assert client.get("/admin/").status_code == 200

    def test_others_are_not_asked(self) -> None:
        client = people.logged_in(people.user("", "partner"))
        assert client.get("/en/").status_code == 200


@pytest.mark.parametrize("group", ["partner", "practitioner"])
def test_to_partners_and_practitioners_the_admin_does_not_exist(group: str) -> None:
    client = people.logged_in(people.user("", group))
    ours = [address for address in addresses() if address.startswith("/admin/")]
    assert len(ours) > 150
    for address in ours:
        assert client.get(address).status_code == 404, address
        assert client.post(address).status_code == 404, address


def test_wagtails_account_page_changes_neither_address_nor_password(staff: User) -> None:
    client = people.logged_in(staff)
    before = User.objects.get(pk=staff.pk)
    page = client.get("/admin/account/")
    assert page.status_code == 200
    inputs = set(html.fromstring(page.text).xpath("//main//input/@name"))
    assert any("first_name" in name for name in inputs)
    assert not {name for name in inputs if "email" in name.replace("name_email", "") or "password" in name}
    client.post(
        "/admin/account/",
        {
            "name_email-email": "other@example.org",
            "email-email": "other@example.org",
            "password-old_password": people.PASSWORD,
            "password-new_password1": "an entirely different one",
            "password-new_password2": "an entirely different one",
        },
    )
    after = User.objects.get(pk=staff.pk)
    assert (after.email, after.password) == (before.email, before.password)


def test_guessing_is_slowed(staff: User) -> None:
    client = Client()
    answers = [client.post(LOGIN, {"login": staff.email, "password": "wrong"}) for _time in range(6)]
    assert "too many" in answers[-1].text.lower()
    client.post(LOGIN, {"login": staff.email, "password": people.PASSWORD})
    assert not has_session(client)


def test_nobody_learns_who_has_an_account(staff: User, mailoutbox: list[Any]) -> None:
    answers = [
        Client().post("/account/password/reset/", {"email": address}) for address in (staff.email, "nobody@example.org")
    ]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0]["Location"] == answers[1]["Location"]


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("address", ["/account/password/reset/", "/account/signup/"])
def test_no_mail_leads_to_the_host_that_a_request_claims(
    staff: User, mailoutbox: list[Any], known: bool, address: str
) -> None:
    email = staff.email if known else "new@example.org"
    form = {"email": email, "password1": people.PASSWORD, "password2": people.PASSWORD}
    Client(headers={"host": "evil.example"}).post(address, form)
    (mail,) = mailoutbox
    assert "evil.example" not in f"{mail.subject} {mail.message().as_string()}"
    assert settings.HUB_PUBLIC_URL in mail.body


def test_signing_up_is_confirmed_by_a_post(mailoutbox: list[Any]) -> None:
    client = Client(headers={"accept-language": "ro"})
    form = {
        "email": "new@example.org",
        "password1": "lanterns over 9 harbours",
        "password2": "lanterns over 9 harbours",
    }
    client.post("/account/signup/", form)
    person = User.objects.get(email="new@example.org")
    assert person.preferred_language == "ro"
    assert not has_session(client)
    link = next(word for word in mailoutbox[-1].body.split() if "/confirm-email/" in word)
    path = link[link.index("/account/") :]
    Client().get(path)
    assert not person.emailaddress_set.get().verified, "a mail scanner follows links"
    client.post(path)
    assert person.emailaddress_set.get().verified


def test_the_language_of_the_account_is_kept(staff: User) -> None:
    client = people.logged_in(staff)
    answer = client.post("/account/language/", {"preferred_language": "da"})
    assert answer.status_code == 302
    assert answer.cookies["django_language"].value == "da"
    assert client.get("/account/")["Content-Language"] == "da"
    assert User.objects.get(pk=staff.pk).preferred_language == "da"
    assert client.post("/account/language/", {"preferred_language": "xx"}).status_code == 200


def test_counting_the_epoch_ends_sessions(staff: User) -> None:
    client = people.logged_in(staff)
    assert client.get("/account/").status_code == 200
    User.objects.filter(pk=staff.pk).update(session_epoch=1)
    assert client.get("/account/").status_code == 302
    assert not Session.objects.filter(pk=client.session.session_key).exists()
