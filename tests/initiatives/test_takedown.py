"""Taking down and closing work in every room within their own transaction, whether the broker answers or not."""

import logging
import threading
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client, override_settings
from django.urls import reverse

from dissemination.services.confirm import confirm
from dissemination.services.subscribe import subscribe
from dissemination.services.tick_digests import tick_digests
from hub.celery import app
from initiatives.content import TextContent
from initiatives.errors import RefusedError
from initiatives.models import DraftState, Initiative, State
from initiatives.services.approve import approve
from initiatives.services.close import close
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from initiatives.services.take_down import take_down
from search.services.index_rows import index_initiative
from tests.factories.people import logged_in
from tests.initiatives import sinks
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.test_interests import offer

WORD = "Kestrel"
TEXTS = {"en": TextContent(f"{WORD} guardians", f"A network of {WORD} guardians.", f"{WORD} again.")}
OWN_PAGES = {"page", "page for a partner"}
PARTNERS = {"what a partner has at hand", "deadline"}
EVERYWHERE = {*sinks.ADDRESSES, *OWN_PAGES, *PARTNERS, "index", "related", "waiting digests"}
NOBODY_LISTENS = "redis://127.0.0.1:1/0"
pytestmark = pytest.mark.django_db(transaction=True)


class Broken(Exception):
    pass


@pytest.fixture(params=["broker up", "broker down"])
def broker(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    return str(request.param)


@pytest.fixture
def without(broker: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Takes broker and cache away, where the test is about that."""

    def take_away() -> Any:
        if broker == "broker up":
            return override_settings()
        for owner, name in ((app, "_pool"), (app.amqp, "_producer_pool")):
            monkeypatch.setattr(owner, name, None)
        monkeypatch.setattr(app.conf, "broker_url", NOBODY_LISTENS)
        caches = {"default": {**settings.CACHES["default"], "LOCATION": NOBODY_LISTENS}}
        return override_settings(CACHES=caches)

    return take_away


@pytest.fixture
def everywhere(cast: Cast, public: Make) -> Initiative:
    """An initiative that every room shows, in pages that are kept, and in a digest that waits."""
    opt_in = subscribe(address="ana@example.org", wanted=["all"], cadence="immediate", language="en", source="test")
    assert opt_in is not None and confirm(opt_in=opt_in)
    tick_digests()
    initiative = public(texts=TEXTS)
    index_initiative(key=initiative.key)
    tick_digests()
    offer(cast, initiative.seats.get(position=0))
    logged_in(cast.partner).post(reverse("partners_pin", args=[initiative.key]))
    assert sinks.found_in(initiative, WORD, logged_in(cast.partner)) == EVERYWHERE
    return initiative


def test_nothing_of_it_is_found_within_the_transaction_that_takes_it_down(
    cast: Cast, everywhere: Initiative, without: Any, broker: str, caplog: pytest.LogCaptureFixture
) -> None:
    partner = logged_in(cast.partner)
    with without(), caplog.at_level(logging.WARNING):
        with transaction.atomic():
            take_down(initiative=everywhere, by=cast.moderator, reasons=["identifying"])
            assert sinks.found_in(everywhere, WORD, partner) == set()
        assert sinks.found_in(everywhere, WORD, partner) == set()
    assert ("was not rung" in caplog.text) == (broker == "broker down")
    assert sinks.found_in(everywhere, WORD, partner) == set()
    assert tick_digests() == 0


def test_closing_takes_it_from_everything_but_its_own_page(cast: Cast, everywhere: Initiative, without: Any) -> None:
    partner = logged_in(cast.partner)
    with without():
        close(initiative=everywhere, outcome="found", by=cast.author)
        assert sinks.found_in(everywhere, WORD, partner) == {*OWN_PAGES, *PARTNERS}


def test_a_takedown_that_fails_takes_nothing_away(cast: Cast, everywhere: Initiative) -> None:
    partner = logged_in(cast.partner)
    with pytest.raises(Broken), transaction.atomic():
        take_down(initiative=everywhere, by=cast.moderator, reasons=["identifying"])
        raise Broken
    assert sinks.found_in(everywhere, WORD, partner) == EVERYWHERE


def test_a_search_task_that_comes_late_does_not_bring_it_back(cast: Cast, everywhere: Initiative) -> None:
    partner = logged_in(cast.partner)
    take_down(initiative=everywhere, by=cast.moderator, reasons=["identifying"])
    index_initiative(key=everywhere.key)
    tick_digests()
    assert sinks.found_in(everywhere, WORD, partner) == set()


@pytest.mark.parametrize("step", ["edited", "submitted"])
def test_it_is_taken_down_while_its_author_edits_it(cast: Cast, public: Make, step: str) -> None:
    initiative = public(texts=TEXTS)
    later = content(texts=TEXTS, kind="campaign", deadline=initiative.deadline)
    saved = save_draft(initiative=initiative, by=cast.author, content=later, version=1)
    if step == "submitted":
        submit(initiative=saved, by=cast.author, attested=True)
    row = take_down(initiative=initiative, by=cast.moderator, reasons=["identifying"])
    assert (row.state, row.draft.state, row.draft.version) == (State.RETURNED, DraftState.RETURNED, 2)
    assert row.draft.content.kind == "campaign"
    with pytest.raises(RefusedError):
        approve(initiative=initiative, by=cast.moderator, version=2)
    assert not Initiative.objects.readable().exists()


def test_a_takedown_and_a_save_at_once_lose_neither(cast: Cast, public: Make) -> None:
    initiative = public(texts=TEXTS)
    later = content(texts=TEXTS, kind="campaign", deadline=initiative.deadline)
    said = _at_once(
        lambda: take_down(initiative=initiative, by=cast.moderator, reasons=["identifying"]),
        lambda: save_draft(initiative=initiative, by=cast.author, content=later, version=1),
    )
    assert said == ["done", "done"]
    row = Initiative.objects.get()
    assert (row.state, row.public_at, row.draft.content.kind) == (State.RETURNED, None, "campaign")


def test_a_takedown_and_an_approval_at_once_leave_it_down_or_up_as_the_last_one_said(cast: Cast, public: Make) -> None:
    initiative = public(texts=TEXTS)
    later = content(texts=TEXTS, kind="campaign", deadline=initiative.deadline)
    saved = save_draft(initiative=initiative, by=cast.author, content=later, version=1)
    submit(initiative=saved, by=cast.author, attested=True)
    said = _at_once(
        lambda: take_down(initiative=initiative, by=cast.moderator, reasons=["identifying"]),
        lambda: approve(initiative=initiative, by=cast.moderator, version=2),
    )
    assert "done" in said
    row = Initiative.objects.get()
    assert row.state == State.RETURNED and row.public_at is None, said


def _at_once(*acts: Any) -> list[str]:
    together = threading.Barrier(len(acts))
    said: list[str] = []

    def run(act: Any) -> None:
        together.wait(timeout=30)
        try:
            act()
            said.append("done")
        except RefusedError as error:
            said.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(said, reverse=True)


def test_what_readers_and_proxies_keep_is_out_of_date_at_once(cast: Cast, everywhere: Initiative) -> None:
    """By the content version, which names kept pages, too."""
    path = "/sitemap.xml"
    kept = Client().get(path)
    assert Client().get(path, headers={"if-none-match": kept["ETag"]}).status_code == 304
    take_down(initiative=everywhere, by=cast.moderator, reasons=["identifying"])
    answer = Client().get(path, headers={"if-none-match": kept["ETag"]})
    assert answer.status_code == 200 and str(everywhere.key) not in b"".join(answer).decode()
