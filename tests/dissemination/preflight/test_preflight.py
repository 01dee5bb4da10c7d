"""`mail_preflight` against a name server, a relay and a site that are really asked."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django.live_server_helper import LiveServer

from dissemination.channels.signing import signer
from dissemination.models import Subscriber, Subscription, Suppression
from dissemination.models.preflight import PreflightCheck
from dissemination.services.preflight import preflight
from tests.dissemination.directory import person
from tests.rig.dns_server import serving
from tests.rig.mail import Catcher

pytestmark = pytest.mark.django_db(transaction=True)

RELAY = "relay.example.org"
RECORD = "hub._domainkey.hub.example.org."
Zone = dict[tuple[str, str], list[str]]


@pytest.fixture
def site(live_server: LiveServer) -> Iterator[str]:
    with override_settings(HUB_PUBLIC_URL=live_server.url):
        yield live_server.url


@pytest.fixture
def signing(tmp_path: Path) -> Iterator[str]:
    """The record that its key wants."""
    path = tmp_path / "key.pem"
    pem, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    path.write_bytes(generate_private_key(65537, 2048).private_bytes(pem, form, serialization.NoEncryption()))
    given = {"domain": "hub.example.org", "selector": "hub", "key_file": str(path)}
    with override_settings(HUB_DKIM=given):
        found = signer()
        assert found is not None
        yield found.record


@pytest.fixture
def zone(signing: str) -> Zone:
    """As it should be."""
    halves = f'"{signing[:200]}" "{signing[200:]}"'
    return {
        ("hub.example.org.", "TXT"): ['"something else"', '"v=spf1 mx include:_spf.example.org -all"'],
        ("_spf.example.org.", "TXT"): ['"v=spf1 ip4:192.0.2.0/28 ip6:2001:db8::/64 -all"'],
        ("hub.example.org.", "MX"): ["10 mx.example.org."],
        ("mx.example.org.", "A"): ["198.51.100.9"],
        (RECORD, "TXT"): [halves],
        ("_dmarc.example.org.", "TXT"): ['"v=DMARC1; p=quarantine"'],
        (f"{RELAY}.", "A"): ["192.0.2.7"],
        ("7.2.0.192.in-addr.arpa.", "PTR"): [f"{RELAY}."],
    }


def found(zone: Zone, host: str = RELAY) -> dict[str, tuple[str, str, str]]:
    with serving(zone) as dns:
        return {one.check: (str(one.outcome), one.said, one.advice) for one in preflight(host=host, dns=dns)}


def test_all_that_the_dns_says_is_well(zone: Zone, site: str) -> None:
    said = found(zone)
    assert {check: said[check][0] for check in ("spf", "dkim", "dmarc", "mx", "ptr")} == dict.fromkeys(
        ("spf", "dkim", "dmarc", "mx", "ptr"), "pass"
    ), said
    assert said["mx"][1] == "Mail for hub.example.org goes to mx.example.org."


@pytest.mark.parametrize(
    ("check", "name", "values", "words"),
    [
        ("spf", ("hub.example.org.", "TXT"), None, "has no SPF record"),
        ("spf", ("hub.example.org.", "TXT"), ['"v=spf1 mx -all"', '"v=spf1 a -all"'], "more than one"),
        ("spf", ("hub.example.org.", "TXT"), ['"v=spf1 mx +all"'], "lets everybody send"),
        ("spf", ("hub.example.org.", "TXT"), ['"v=spf1 mx -all"'], "does not let 192.0.2.7 send"),
        ("spf", ("_spf.example.org.", "TXT"), ['"v=spf1 include:_spf.example.org -all"'], "does not let"),
        ("dkim", (RECORD, "TXT"), None, "There is no key at hub._domainkey.hub.example.org"),
        ("dkim", (RECORD, "TXT"), ['"v=DKIM1; k=rsa; p=AAAA"'], "not the one that signs"),
        ("dmarc", ("_dmarc.example.org.", "TXT"), None, "has no DMARC record"),
        ("dmarc", ("_dmarc.example.org.", "TXT"), ['"v=DMARC1; rua=mailto:x@example.org"'], "says no policy"),
        ("mx", ("hub.example.org.", "MX"), None, "No host takes mail"),
        ("mx", ("hub.example.org.", "MX"), ["0 ."], "No host takes mail"),
        ("ptr", (f"{RELAY}.", "A"), None, "has no address"),
        ("ptr", ("7.2.0.192.in-addr.arpa.", "PTR"), None, "no name that leads back"),
        ("ptr", ("7.2.0.192.in-addr.arpa.", "PTR"), ["mx.example.org."], "no name that leads back"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(
    zone: Zone, site: str, check: str, name: tuple[str, str], values: list[str] | None, words: str
) -> None:
    zone.pop(name)
    zone.update({name: values} if values else {})
    outcome, said, advice = found(zone)[check]
    assert outcome == "fail" and words in said and advice


def test_a_domain_that_people_see_and_nobody_speaks_for(zone: Zone, site: str) -> None:
    with override_settings(DEFAULT_FROM_EMAIL="The Hub <hub@elsewhere.example.com>"):
        zone["_dmarc.elsewhere.example.com.", "TXT"] = ['"v=DMARC1; p=reject"']
        outcome, said, _advice = found(zone)["dmarc"]
    assert outcome == "fail" and "Neither SPF nor DKIM speaks for elsewhere.example.com" in said
    zone["_dmarc.hub.example.org.", "TXT"] = ['"v=DMARC1; p=reject; adkim=s; aspf=s"']
    assert found(zone)["dmarc"][0] == "pass"


def test_what_is_not_told_or_set_is_skipped(zone: Zone, site: str) -> None:
    with override_settings(HUB_DKIM={}):
        said = found(zone, host="")
    assert (said["ptr"][0], said["dkim"][0], said["spf"][0]) == ("skip", "skip", "pass")


def test_a_name_server_that_is_silent_is_said_to_be(site: str) -> None:
    said = {one.check: one.said for one in preflight(dns="127.0.0.1:9")}
    assert all("The DNS does not answer" in said[check] for check in ("spf", "dmarc", "mx"))


def test_the_relay_is_asked_for_tls(zone: Zone, site: str, tmp_path: Path) -> None:
    catcher = Catcher(tmp_path / "mail")
    catcher.start()
    try:
        with override_settings(HUB_SMTP={**settings.HUB_SMTP, "port": catcher.smtp_port}):
            assert found(zone)["tls"][:2] == ("skip", "The relay is on this machine and offers no TLS.")
    finally:
        catcher.stop()
    with override_settings(HUB_SMTP={**settings.HUB_SMTP, "port": catcher.smtp_port}):
        assert found(zone)["tls"][0] == "fail"


def test_one_click_is_tried_on_the_own_site_and_leaves_nothing(zone: Zone, site: str) -> None:
    outcome, said, advice = found(zone)["one_click"]
    assert (outcome, said) == ("fail", "One click works, but not with https://.") and "TLS" in advice
    assert not Subscriber.objects.exists() and not Subscription.objects.exists() and not Suppression.objects.exists()


def test_what_a_look_that_was_broken_off_left_goes_with_the_next(zone: Zone, site: str) -> None:
    with patch("dissemination.services.try_unsubscribing._forget"):
        found(zone)
    assert Subscription.objects.get().ended_at
    found(zone)
    assert not Subscriber.objects.exists() and not Subscription.objects.exists() and not Suppression.objects.exists()


def test_a_site_that_redirects_or_is_away_fails(zone: Zone, site: str, live_server: LiveServer) -> None:
    with override_settings(HUB_PUBLIC_URL=f"{live_server.url}/en"):
        assert "One click was answered with 403." in found(zone)["one_click"][1]
    with override_settings(HUB_PUBLIC_URL="http://127.0.0.1:9"):
        assert "does not answer" in found(zone)["one_click"][1]
    assert not Subscriber.objects.exists()


def test_the_command_prints_lines_and_its_status_tells(zone: Zone, site: str) -> None:
    out = StringIO()
    with serving(zone) as dns, pytest.raises(CommandError, match=r"Not ready to send: .*one_click"):
        call_command("mail_preflight", host=RELAY, dns=dns, stdout=out)
    lines = out.getvalue().splitlines()
    assert any(line.startswith("pass  spf") for line in lines) and any(
        line.startswith("fail  one_click") for line in lines
    )


def test_the_health_page_shows_the_last_run(zone: Zone, site: str, client: Client) -> None:
    client.force_login(person("officer@example.org", "officer"))
    address = reverse("dissemination_health")
    assert "Not looked at yet. Whoever looks after the server" in client.get(address).content.decode()
    zone.pop(("hub.example.org.", "MX"))
    found(zone)
    found(zone)
    said = client.get(address).content.decode()
    assert "No host takes mail for hub.example.org." in said and "Publish an MX record" in said
    assert PreflightCheck.objects.count() == 7


def test_no_key_is_written_down(zone: Zone, site: str, signing: str) -> None:
    zone.pop((RECORD, "TXT"))
    found(zone)
    rows: list[Any] = list(PreflightCheck.objects.values())
    assert signing in str(rows) and "PRIVATE" not in str(rows)
