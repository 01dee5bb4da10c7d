"""A number that was never given, one that waits unpublished and a closed one look the same to who may not know."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hub.publishing.services.publish import publish
from manual.models import CitableNumber, ManualPage, SectionPage
from manual.services.number_waiting import number_all_waiting
from manual.services.tombstones import name_successor
from tests.factories.people import practitioner
from tests.manual import tree
from tests.manual.test_editions import make

pytestmark = pytest.mark.django_db
ONE, TWO, COMING, CLOSED = (f"00000000-0000-4000-8000-00000000000{place}" for place in "1234")
PLACES = ("", "cite/", "cite.txt", "cite.ris", "cite.json", "history/", "wrong/")


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    chapter = tree.chapter(root, "First hours")
    blocks = [tree.paragraph("One", ONE), tree.paragraph("Two", TWO), closed()]
    made = tree.section(chapter, "First contact", blocks)
    make("1")
    return made


def closed() -> dict[str, Any]:
    return tree.paragraph("For the unit.", CLOSED, access="practitioners")


def wait_for(section: SectionPage, *blocks: dict[str, Any]) -> None:
    page = section.get_latest_revision_as_object()
    page.body = [tree.paragraph("One", ONE), tree.paragraph("Two", TWO), closed(), *blocks]
    page.go_live_at = timezone.now() + timedelta(days=5)
    publish(revision=page.save_revision(user=tree.editor()), by=tree.colleague())
    number_all_waiting()


def seen(client: Client, number: str) -> list[tuple[int, str]]:
    answers = [client.get(f"/en/manual/{number}/{place}") for place in PLACES]
    return [(answer.status_code, answer.content.decode().replace(number, "#")) for answer in answers]


def statuses(client: Client, number: str) -> set[int]:
    return {status for status, _text in seen(client, number)}


@pytest.mark.parametrize("access", ["public", "practitioners"])
def test_text_that_waits_outside_every_edition_is_unknown(section: SectionPage, client: Client, access: str) -> None:
    wait_for(section, tree.paragraph("Soon", COMING, access=access))
    number = CitableNumber.objects.get(block_id=COMING, waits=True).number
    unknown = seen(client, "9.9.9")
    assert {status for status, _text in unknown} == {404}
    assert seen(client, number) == unknown
    assert seen(client, CitableNumber.objects.get(block_id=CLOSED).number) == unknown
    client.force_login(practitioner())
    assert statuses(client, number) == {404}, "there is nothing for anybody to read yet"


def test_a_coming_edition_tells_of_its_numbers_only_to_who_may_read_them(section: SectionPage, client: Client) -> None:
    secret = "00000000-0000-4000-8000-000000000005"
    wait_for(section, tree.paragraph("Soon", COMING), tree.paragraph("For the unit.", secret, access="practitioners"))
    make("2", days=9)
    public, hidden = (CitableNumber.objects.get(block_id=one).number for one in (COMING, secret))
    assert "?edition=2" in client.get(f"/en/manual/{public}/").content.decode()
    assert seen(client, hidden) == seen(client, "9.9.9")
    client.force_login(practitioner())
    assert "?edition=2" in client.get(f"/en/manual/{hidden}/").content.decode()


def test_a_tombstone_names_no_successor_that_its_reader_cannot_open(section: SectionPage, client: Client) -> None:
    tree.write(section, [tree.paragraph("One", ONE), closed()])
    inside = CitableNumber.objects.get(block_id=CLOSED).number
    name_successor(number="1.1.2", successor=inside, by=tree.editor())
    answer = client.get("/en/manual/1.1.2/")
    assert answer.status_code == 410
    assert inside not in answer.content.decode()
    client.force_login(practitioner())
    assert f'href="/en/manual/{inside}/"' in client.get("/en/manual/1.1.2/").content.decode()
    client.logout()
    name_successor(number="1.1.2", successor="1.1.1", by=tree.editor())
    assert 'href="/en/manual/1.1.1/"' in client.get("/en/manual/1.1.2/").content.decode()
    tree.write(section, [closed()])
    assert "1.1.1" not in client.get("/en/manual/1.1.2/").content.decode()
