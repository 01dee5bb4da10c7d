"""A kind of content is one adapter: nothing but its module knows it, and from there it goes all the way to the mail."""

import ast
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import gettext_lazy, ngettext_lazy

import dissemination
from dissemination.models import ContentEvent, DigestEntry
from dissemination.services.tick_digests import tick_digests
from dissemination.services.withdraw_content import withdraw_content
from dissemination.sources import SOURCES, Item, Source, Words
from hub.people.reader import Reader
from hub.ports import announce
from tests.dissemination.digests.conftest import MakeSubscriber, digests, text_of

pytestmark = pytest.mark.django_db

ROOM = Path(dissemination.__file__).parent
OUTSIDE = {"sources", "migrations", "sample"}
OF_DIGESTS = ("ContentEvent", "ContentWording", "DigestEntry", "SOURCES", "emails.digest", "digest")


class Trainings(Source):
    """All that a new kind of content is."""

    kind = "training"
    label = gettext_lazy("Training")
    counted = ngettext_lazy("%(count)d training", "%(count)d trainings", "count")
    hears = {"training_announced": False, "training_removed": True}

    def __init__(self) -> None:
        self.public = {"first-interview"}

    def item(self, key: str) -> Item | None:
        words = [Words("en", "First interview", "/en/training/first-interview/", "For officers.")]
        return Item(key, "en", words, themes=["care"]) if key in self.public else None

    def readable(self, keys: Collection[str], reader: Reader) -> set[str]:
        return self.public & set(keys)


@pytest.fixture
def trainings(monkeypatch: pytest.MonkeyPatch) -> Trainings:
    source = Trainings()
    monkeypatch.setitem(SOURCES, source.kind, source)
    return source


def test_a_kind_that_one_class_adds_goes_from_announcement_to_mail(
    trainings: Trainings, subscriber: MakeSubscriber
) -> None:
    subscriber(wanted=["theme:care"], cadence="immediate")
    announce.happened.send(sender=None, kind="training_announced", key="first-interview", data={})
    assert ContentEvent.objects.get().event_key == "training:first-interview:1"
    assert tick_digests() == 1
    mail = text_of(digests()[0])
    assert mail.subject == "The Hub: 1 training"
    for part in (mail.text, mail.html):
        assert "First interview" in part and "For officers." in part and "/en/training/first-interview/" in part


def test_a_kind_that_one_class_adds_is_withdrawn(trainings: Trainings, subscriber: MakeSubscriber) -> None:
    subscriber(wanted=["theme:care"])
    announce.happened.send(sender=None, kind="training_announced", key="first-interview", data={})
    tick_digests()
    trainings.public.clear()
    announce.happened.send(sender=None, kind="training_removed", key="first-interview", data={})
    assert DigestEntry.objects.get().state == "withdrawn"
    assert digests()[0].state == "cancelled"
    withdraw_content(kind="training", key="first-interview")


def test_no_module_but_its_own_names_a_kind() -> None:
    """Of the modules that have to do with digests; `edition` elsewhere is what a plan sends."""
    named: dict[str, set[str]] = {}
    for path in sorted(ROOM.rglob("*.py")):
        place = path.relative_to(ROOM)
        text = path.read_text()
        if place.parts[0] in OUTSIDE or not any(word in text for word in OF_DIGESTS):
            continue
        strings = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
        if kinds := strings & set(SOURCES) - places_of_plans(text):
            named[str(place)] = kinds
    assert named == {}


def places_of_plans(text: str) -> set[str]:
    """Modules of distribution say `edition` of what they distribute."""
    return {"edition"} if not any(word in text for word in OF_DIGESTS[:4]) else set()


@pytest.mark.parametrize("kind", list(SOURCES))
def test_each_kind_says_what_it_is(kind: str) -> None:
    source: Any = SOURCES[kind]
    assert source.kind == kind
    assert str(source.label) and "2" in str(source.counted % {"count": 2})
    assert source.page_model or source.hears or source.rows
