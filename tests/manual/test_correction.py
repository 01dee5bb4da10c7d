"""An urgent correction is seen wherever the corrected edition is; a withdrawal too."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from manual.models import Edition, EditionState, ManualPage, SectionPage
from manual.queries import periods
from manual.services.withdraw_edition import withdraw_edition
from tests.manual import tree
from tests.manual.test_compare import text
from tests.manual.test_editions import make

EDITIONS = "/en/manual/editions"
ONE, TWO = (f"00000000-0000-4000-8000-00000000000{place}" for place in "12")


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    chapter = tree.chapter(root, "First hours")
    tree.section(chapter, "Listen", [tree.paragraph("Listen.", TWO)])
    found = tree.section(chapter, "Notify", [tree.paragraph("Call 112.", ONE)])
    make("1")
    tree.write(found, [tree.paragraph("Call 112 at once.", ONE)])
    make("2", notes="At once.")
    return found


def correct(section: SectionPage) -> None:
    tree.write(section, [tree.paragraph("Call 116 000 at once.", ONE)])
    make("2.1", notes="The number was wrong.")


@pytest.mark.django_db
def test_the_corrected_edition_says_so_on_every_page_in_every_language(section: SectionPage, client: Client) -> None:
    pages = [
        f"/{language}/manual/{path}"
        for language in ("en", "ro", "nl", "da")
        for path in ("editions/2/", "1.1/?edition=2", "1.2/?edition=2", "1/?edition=2", "editions/2/since/")
    ]
    banner = "/manual/editions/2/compare/2.1/"
    assert all(banner not in text(client, page) for page in pages)
    correct(section)
    for page in [*pages, f"{EDITIONS}/1/compare/2/", f"{EDITIONS}/1/compare/2/1.2/", f"{EDITIONS}/2/compare/2.1/1.1/"]:
        assert banner in text(client, page), page
    assert "Urgent correction" in text(client, f"{EDITIONS}/2/") and str(timezone.localdate().year) in text(
        client, f"{EDITIONS}/2/"
    )
    assert "This section is corrected." in text(client, "/en/manual/1.2/?edition=2")
    assert "This section is corrected." not in text(client, "/en/manual/1.1/?edition=2")
    assert "# corrected by edition 2.1" in client.get(f"{EDITIONS}/2/checksums.txt").content.decode()
    assert "Corrected by edition 2.1" in text(client, f"{EDITIONS}/")
    assert "Urgent correction" not in text(client, f"{EDITIONS}/2.1/"), "the correction itself is not corrected"


@pytest.mark.django_db
def test_the_code_on_a_printed_copy_leads_to_what_changed_gravest_first(section: SectionPage, client: Client) -> None:
    correct(section)
    page = text(client, f"{EDITIONS}/1/since/")
    assert "You hold edition 1" in page and "The edition in force is 2.1" in page
    assert "At once." in page and "The number was wrong." in page
    assert f"{EDITIONS}/1/compare/2.1/1.2.1/" in page
    assert "It is the edition in force." in text(client, f"{EDITIONS}/2.1/since/")
    assert "comes into force on" not in page
    make("3", days=9)
    assert "Edition 3 comes into force on" in text(client, f"{EDITIONS}/1/since/")
    assert "The edition in force is 2.1. Edition 3 comes into force" in text(client, f"{EDITIONS}/3/since/")


@pytest.mark.django_db
def test_a_withdrawn_edition_resolves_with_its_reason_and_gives_way(section: SectionPage, client: Client) -> None:
    withdraw_edition(edition=Edition.objects.get(number="2"), reason="Approved by mistake.", by=tree.editor())
    for path in (f"{EDITIONS}/2/", "/en/manual/1.2/?edition=2", f"{EDITIONS}/2/since/", f"{EDITIONS}/1/compare/2/"):
        page = text(client, path)
        assert "Approved by mistake." in page and "withdrawn" in page, path
    assert "The edition in force is 1." in text(client, f"{EDITIONS}/2/since/")
    assert "# withdrawn on" in client.get(f"{EDITIONS}/2/checksums.txt").content.decode()


@pytest.mark.django_db
def test_the_feed_of_editions_tells_the_public_what_is_new(section: SectionPage, client: Client) -> None:
    correct(section)
    withdraw_edition(edition=Edition.objects.get(number="1"), reason="Too old.", by=tree.editor())
    feed = json.loads(client.get(f"{EDITIONS}/feed.json").content)
    assert [item["title"] for item in feed["items"]] == [
        "Urgent correction: edition 2.1 corrects edition 2",
        "Edition 2: Edition 2",
        "Withdrawn: edition 1, Edition 1",
    ]
    assert "- 1.2.1 The number was wrong." in feed["items"][0]["content_text"]
    assert len({item["id"] for item in feed["items"]}) == 3
    answer = client.get("/ro/manual/editions/feed.atom")
    assert answer["Content-Type"].startswith("application/atom+xml") and b"/ro/manual/editions/2.1/" in answer.content
    again = client.get("/ro/manual/editions/feed.atom", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_the_list_says_what_applied_on_a_day(section: SectionPage, client: Client) -> None:
    today = timezone.localdate()
    assert "edition 2 applied" in text(client, f"{EDITIONS}/?on={today:%Y-%m-%d}")
    assert "no edition applied" in text(client, f"{EDITIONS}/?on=1990-01-01")
    for odd in ("yesterday", "2026-02-30", "9999999-01-01"):
        assert "Write the day as in" in text(client, f"{EDITIONS}/?on={odd}")


@pytest.mark.django_db
def test_frozen_text_is_not_indexed_and_leads_to_the_present_page(section: SectionPage, client: Client) -> None:
    page = text(client, "/en/manual/1.2/?edition=1")
    assert '<meta name="robots" content="noindex">' in page
    assert '/en/manual/first-hours/notify/">' in page[page.index("canonical") : page.index("canonical") + 120]


FIRST = date(2020, 1, 1)


@given(st.lists(st.tuples(st.integers(0, 40), st.none() | st.integers(0, 60)), max_size=6), st.integers(-2, 70))
def test_the_edition_that_applied_has_a_period_that_holds_the_day(
    made: list[tuple[int, int | None]], offset: int
) -> None:
    editions = []
    for order, (begins, withdrawn) in enumerate(made, start=1):
        edition = Edition(pk=order, number=str(order), order=order, effective=FIRST + timedelta(begins))
        at = datetime(2020, 1, 1, 12, tzinfo=ZoneInfo("Europe/Brussels"))
        edition.state = EditionState(withdrawn_at=None if withdrawn is None else at + timedelta(withdrawn))
        editions.append(edition)
    day = FIRST + timedelta(offset)
    applied = periods.applied_on(editions, day)
    holding = [
        edition
        for edition in editions
        if any(
            one.first <= day and (one.last is None or day <= one.last) for one in periods.of_all(editions)[edition.pk]
        )
    ]
    assert holding == ([applied] if applied else [])


def _holds(period: periods.Period, day: date) -> bool:
    return period.first <= day and (period.last is None or day <= period.last)
