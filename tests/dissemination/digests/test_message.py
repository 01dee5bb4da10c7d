"""What a digest says, in which language and order, and that nothing in it can break out of its place."""

import email
import email.policy
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext
from lxml import html

from dissemination.emails.digest import MOST_ITEMS, Group, Issue, Line, build
from dissemination.emails.letter import Envelope
from dissemination.emails.letter import build as build_letter
from dissemination.models import OutboundMessage
from dissemination.services.compose import compose
from dissemination.services.fan_out import fan_out
from dissemination.services.links import filled
from dissemination.services.plan_digests import plan_due
from dissemination.sources import SOURCES
from hub.models import ChangeStatement
from tests.dissemination.digests.conftest import (
    MakeNews,
    MakeSubscriber,
    Shelf,
    digests,
    republish,
    text_of,
    translate,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def line(title: str = "Title", **fields: object) -> Line:
    values: dict[str, object] = {
        "kind": "news",
        "label": SOURCES["news"].label,
        "title": title,
        "url": "/en/news/title/",
        "summary": "Summary.",
        "note": "",
        "note_language": "en",
        "language": "en",
        "occurred_at": NOW,
    }
    return Line(**{**values, **fields})  # type: ignore[arg-type]


def issue(*lines: Line, language: str = "en") -> Issue:
    counted = {kind: source.counted for kind, source in SOURCES.items()}
    return Issue(language, "daily", [Group("Because", "[[stop_a]]", lines)], counted)


def sent(message: OutboundMessage) -> email.message.EmailMessage:
    """The message as a mail program reads it."""
    text = text_of(message)
    raw = build_letter(
        envelope=Envelope(message.rfc_message_id, "The Hub <hub@hub.example.org>", message.to_address, NOW),
        subject=text.subject,
        text=text.text,
        html=text.html,
        headers=text.headers,
        fill=filled(message.fill),
    )
    parsed = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(parsed, email.message.EmailMessage)
    return parsed


def test_headers_name_the_list_and_the_way_out(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("a@example.org", language="ro")
    news()
    fan_out()
    plan_due()
    message = sent(digests()[0])
    assert message["List-Id"].endswith("<digest.hub.example.org>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    web, mail = [part.strip(" <>") for part in message["List-Unsubscribe"].split(",")]
    assert web.startswith("http") and "/u/" in web
    assert mail.startswith("mailto:u+") and mail.endswith("@hub.example.org?subject=unsubscribe")
    assert message["Auto-Submitted"] == "auto-generated" and message["X-Auto-Response-Suppress"] == "All"
    assert message["List-Help"].strip("<>").startswith(f"{settings.HUB_PUBLIC_URL}/ro/subscribe/preferences/")
    assert message["List-Owner"] == "<mailto:hub@hub.example.org>"
    assert message["List-Archive"] == f"<{settings.HUB_PUBLIC_URL}/ro/digests/>"
    assert message["Feedback-ID"] == "daily:ro:digest:thehub"
    assert "[[" not in message.as_string()


def test_both_parts_say_the_same_in_the_same_order(news: MakeNews, subscriber: MakeSubscriber, editions: Shelf) -> None:
    subscriber("a@example.org", wanted=["theme:care", "country:RO", "all"])
    for title, fields in {
        "Of everything": {},
        "Of care": {"themes": ["care"], "summary": "For carers."},
        "Of Romania": {"countries": ["RO"], "themes": ["care"]},
    }.items():
        news(title, **fields)
    fan_out()
    plan_due()
    text = text_of(digests()[0])
    titles = html.fromstring(text.html).xpath("//h3//text()")
    assert titles == ["Of Romania", "Of care", "Of everything"]
    assert sorted(titles, key=text.text.index) == titles
    groups = html.fromstring(text.html).xpath("//h2//text()")
    assert groups == [
        "Because you follow Romania",
        "Because you follow the theme “Care”",
        "Because you asked for everything new",
    ]
    assert sorted(groups, key=text.text.index) == groups
    assert len(html.fromstring(text.html).xpath("//h1")) == 1
    assert "For carers." in text.text and "For carers." in text.html


def test_an_item_without_the_readers_language_is_marked(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("a@example.org", language="ro")
    translate(news("Translated"), "ro", title="Tradus")
    news("Only English", summary="In English.")
    fan_out()
    plan_due()
    text = text_of(digests()[0])
    page = html.fromstring(text.html)
    assert text.language == "ro"
    assert page.xpath("//h3[not(@lang)]//text()") == ["Tradus"]
    assert page.xpath("//h3[@lang='en']//text()") == ["Only English"]
    assert page.xpath("//p[@lang='en']//text()") == ["In English."]
    assert "/ro/news/" in text.text and "/en/news/only-english/" in text.text


def test_it_says_in_which_languages_an_item_is(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("a@example.org", language="da")
    translate(news("In two"), "nl", title="In twee")
    fan_out()
    plan_due()
    text = text_of(digests()[0])
    with translation.override("da"):
        said = gettext("(available in %(languages)s)") % {"languages": "engelsk, nederlandsk"}
    assert said in text.text and said in html.fromstring(text.html).xpath("string(//div[@class='item'])")


def test_an_inbox_shows_what_is_inside_and_no_title() -> None:
    """What a locked screen or an inbox shows of a mail is its beginning: it is taken up whole."""
    page = html.fromstring(build(issue(line("A child was found"))).html)
    assert page.xpath("//body/*")[0].get("class") == "preheader"
    beginning = page.xpath("string(//body/*[1])")
    assert beginning.startswith("1 piece of news") and len(beginning) > 200 and "child" not in beginning


def test_the_change_note_comes_before_the_summary(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("a@example.org")
    page = news("Helpline", announced=False)
    ChangeStatement.objects.create(
        page_key=page.translation_key, language="en", block_id="summary", kind="contact", note="The number changed."
    )
    republish(page, summary="All about it.")
    fan_out()
    plan_due()
    for part in (text_of(digests()[0]).text, text_of(digests()[0]).html):
        assert 0 < part.index("The number changed.") < part.index("All about it.")


def test_the_subject_counts_and_reveals_nothing() -> None:
    wording = build(issue(line("A child was found"), line("Two"), line("E", kind="edition")))
    assert wording.subject == "The Hub: 1 edition of the manual, 2 pieces of news"


def test_at_most_twenty_items_and_how_many_more() -> None:
    wording = build(issue(*[line(f"Title {number}") for number in range(MOST_ITEMS + 3)]))
    assert len(html.fromstring(wording.html).xpath("//h3")) == MOST_ITEMS
    (more,) = html.fromstring(wording.html).xpath("//a[text()='3 more items on the Hub']/@href")
    assert more == "[[view]]" and "3 more items on the Hub: [[view]]" in wording.text
    assert "23 pieces of news" in wording.subject


def test_it_stays_small_whatever_editors_write() -> None:
    long = line("T" * 50 + " word" * 2000, summary="S" * 9000, note="N " * 9000)
    wording = build(issue(*[long] * 40))
    assert len(wording.html.encode()) < 90_000
    assert len(wording.text.encode()) < 90_000


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        "[[end_all]]",
        "[[[end_all]]]",
        "[[[[nothing]]",
        "a\r\nBcc: all@example.org",
        "{{ x }} & <b>",
    ],
)
def test_nothing_breaks_out_of_its_place(nasty: str) -> None:
    wording = build(issue(line(nasty, summary=nasty, note=nasty)))
    page = html.fromstring(wording.html)
    assert not page.xpath("//script") and not page.xpath("//h3//b")
    assert "[[end_all]]" not in page.xpath("string(//h3)")
    assert "\n" not in wording.subject
    assert nasty.split("\r")[0].replace("[[", "[ [").replace("[[", "[ [") in page.xpath("string(//h3)")
    assert nasty.split("\r")[0].replace("[[", "[ [").replace("[[", "[ [") in wording.text


@pytest.mark.parametrize("language", ["en", "ro", "nl", "da"])
def test_it_asks_nobody_for_anything(language: str) -> None:
    """No picture, no pixel, no style sheet of another address; the language stands on the page."""
    with translation.override("en"):
        page = html.fromstring(build(issue(line(), language=language)).html)
    assert not page.xpath("//img | //link | //script | //iframe | //form")
    assert page.xpath("/html/@lang") == [language]
    assert page.xpath("//title/text()")


def test_composing_twice_gives_the_same_words(news: MakeNews, subscriber: MakeSubscriber) -> None:
    ana = subscriber("a@example.org")
    news()
    fan_out()
    first, second = (compose(entries=list(ana.entries.all()), cadence="daily") for _ in range(2))
    assert first[0].wording == second[0].wording
