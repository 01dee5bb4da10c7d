"""Suggestions by a machine: labelled, never translations, and never made of text that is not for everybody."""

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation

from home.models import NewsPage
from hub.models import AccessRule
from tests.translation import engines
from tests.translation.conftest import CALL, say, submit, translate
from translation import localize, rights
from translation.models import MachineRequest, MachineSuggestion, PageTranslation
from translation.queries.suggest import machine, machine_standing
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.ask_machine import ask_machine
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review
from translation.services.suggest_by_machine import answer, suggest_by_machine, unanswered

pytestmark = pytest.mark.django_db
CALLED = "Call child protection within a day."


@pytest.fixture(autouse=True)
def echo(settings: Any) -> None:
    settings.HUB_MACHINE_TRANSLATOR = engines.setting(engines.Echo)
    engines.SENT.clear()


@pytest.fixture
def row(news: NewsPage, editor: Any) -> PageTranslation:
    return submit(news, editor)


def said(row: PageTranslation) -> dict[str, str]:
    segments = segments_of(row)
    hints = machine(segments, page_key=row.page_key, language=row.language)
    return {segment.source: hints[segment.key].text for segment in segments if segment.key in hints}


def test_empty_segments_have_suggestions_and_stay_empty(row: PageTranslation, translator: Any) -> None:
    title = segments_of(row)[0]
    save_segments(translation=row, edits=[Edit(title.key, "Două apeluri", mark(""))], by=translator)
    count = suggest_by_machine(translation=row, by=translator)
    assert said(row)[CALLED] == f"ro: {CALLED}"
    assert count == MachineSuggestion.objects.count() == len(engines.SENT)
    assert not {"Two calls", "two-calls"} & set(engines.SENT), "neither what is translated nor an address"
    assert StringTranslation.objects.count() == 1
    assert sum(segment.is_translated for segment in segments_of(row)) == 1
    with pytest.raises(rights.Refused, match="not translated"):
        send_to_review(translation=row, by=translator)
    assert suggest_by_machine(translation=row, by=translator) == 0, "nothing is asked twice"


def test_a_person_accepts_by_saving(row: PageTranslation, translator: Any, reviewer: Any) -> None:
    suggest_by_machine(translation=row, by=translator)
    call = next(segment for segment in segments_of(row) if segment.source == CALLED)
    save_segments(translation=row, edits=[Edit(call.key, said(row)[CALLED], mark(""))], by=translator)
    kept = StringTranslation.objects.get()
    assert (kept.translation_type, kept.last_translated_by) == ("manual", translator)
    assert CALLED not in said(row)
    again = [Edit(call.key, f"RO {CALLED}", mark(kept.data))]
    assert not save_segments(translation=row, edits=again, by=translator).problems
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    approve(translation=row, by=reviewer)
    assert not MachineSuggestion.objects.exists()


def test_a_changed_source_has_no_suggestion(row: PageTranslation, translator: Any, news: NewsPage, editor: Any) -> None:
    suggest_by_machine(translation=row, by=translator)
    say(news, editor, call="Call within an hour.")
    assert CALLED not in said(row) and "Call within an hour." not in said(row)


@pytest.mark.parametrize("where", ["block", "page", "above", "waiting", "taken down", "deleted source"])
def test_what_is_not_for_everybody_never_leaves(
    row: PageTranslation, translator: Any, news: NewsPage, editor: Any, where: str
) -> None:
    key = {"block": news.translation_key, "page": news.translation_key, "above": news.get_parent().translation_key}
    if where in key:
        AccessRule.objects.create(page_key=key[where], block_id=CALL if where == "block" else "")
    elif where == "waiting":
        say(news, editor, call="Secret until Friday.", go_live_at=timezone.now() + timezone.timedelta(days=3))
    elif where == "taken down":
        news.unpublish()
    else:
        news.translation_key = "10000000-0000-0000-0000-00000000000f"
        news.save()
    if where == "block":
        suggest_by_machine(translation=row, by=translator)
        assert engines.SENT and CALLED not in engines.SENT
        return
    assert suggest_by_machine(translation=row, by=translator) == 0
    assert engines.SENT == []
    assert not machine_standing(row, user=translator).offered
    with pytest.raises(rights.Refused, match="Only public texts"):
        ask_machine(translation=row, by=translator)


def test_access_is_asked_again_before_each_call(
    row: PageTranslation, translator: Any, news: NewsPage, monkeypatch: Any
) -> None:
    monkeypatch.setattr("translation.services.suggest_by_machine.BATCH", 1)
    spoken = engines.Echo.translate

    def close_after_first(self: Any, *args: Any) -> Any:
        AccessRule.objects.get_or_create(page_key=news.translation_key, block_id="")
        return spoken(self, *args)

    monkeypatch.setattr(engines.Echo, "translate", close_after_first)
    suggest_by_machine(translation=row, by=translator)
    assert len(engines.SENT) == 1


def test_what_the_machine_broke_is_left_out(row: PageTranslation, translator: Any, settings: Any) -> None:
    settings.HUB_MACHINE_TRANSLATOR = engines.setting(engines.Careless)
    assert suggest_by_machine(translation=row, by=translator) == 0


def test_a_failure_is_told_in_a_sentence(row: PageTranslation, translator: Any, settings: Any) -> None:
    settings.HUB_MACHINE_TRANSLATOR = engines.setting(engines.Dead)
    request = ask_machine(translation=row, by=translator)
    assert machine_standing(row, user=translator).waiting
    assert answer(request_id=request.pk)
    standing = machine_standing(row, user=translator)
    assert standing.offered and "did not answer" in standing.failure
    with pytest.raises(localize.MachineFailed):
        suggest_by_machine(translation=row, by=translator)


def test_a_request_is_answered_once_and_found_again_when_its_worker_died(row: PageTranslation, translator: Any) -> None:
    request = ask_machine(translation=row, by=translator)
    long_ago = timezone.now() - timezone.timedelta(hours=1)
    MachineRequest.objects.update(asked_at=long_ago, began_at=timezone.now())
    assert unanswered() == []
    assert not answer(request_id=request.pk), "another worker is at it"
    MachineRequest.objects.update(began_at=long_ago)
    assert unanswered() == [request.pk]
    assert answer(request_id=request.pk)
    assert not answer(request_id=request.pk)
    request.refresh_from_db()
    assert (request.state, request.count) == ("done", len(engines.SENT))
    MachineRequest.objects.update(state="waiting", began_at=long_ago, tries=3)
    answer(request_id=request.pk)
    request.refresh_from_db()
    assert request.state == "failed"


def test_who_may_ask(
    row: PageTranslation, client: Any, translator: Any, editor: Any, person: Any, settings: Any
) -> None:
    address = reverse("translation:machine", args=[row.language, row.page_key])
    assert client.get(address).status_code != 200
    client.force_login(person("translator-nl"))
    assert client.post(address).status_code == 404
    client.force_login(editor)
    assert "no part in this language" in client.post(address, follow=True).content.decode()
    client.force_login(translator)
    assert client.get(address).status_code == 405
    assert not MachineRequest.objects.exists()
    assert client.post(address).status_code == 302
    assert MachineRequest.objects.get().by == translator
    settings.HUB_MACHINE_TRANSLATOR = None
    assert client.post(address).status_code == 404
    assert not machine_standing(row, user=translator).offered


def test_a_language_that_the_machine_does_not_know_has_no_button(news: NewsPage, editor: Any, person: Any) -> None:
    danish = submit(news, editor, "da")
    assert not machine_standing(danish, user=person("translator-da")).offered


def test_the_stock_button_is_gone_and_its_address_closed(row: PageTranslation, client: Any, person: Any) -> None:
    assert get_machine_translator() is None, "the setting that stock views read stays empty"
    client.force_login(person(email="root@example.org", is_superuser=True))
    stock = Translation.objects.get(source__object_id=row.page_key)
    answered = client.post(reverse("wagtail_localize:machine_translate", args=[stock.pk]))
    assert answered.status_code in (302, 403)
    assert not StringTranslation.objects.exists()
    assert engines.SENT == []


def test_the_stock_address_is_closed_even_with_a_machine(
    row: PageTranslation, client: Any, person: Any, settings: Any
) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = engines.setting(engines.Echo)
    client.force_login(person(email="root@example.org", is_superuser=True))
    stock = Translation.objects.get(source__object_id=row.page_key)
    client.post(reverse("wagtail_localize:machine_translate", args=[stock.pk]))
    assert not StringTranslation.objects.exists()
    assert engines.SENT == []


def test_libretranslate_is_asked_as_it_wants(news: NewsPage, editor: Any, person: Any, settings: Any) -> None:
    dutch, by = submit(news, editor, "nl"), person("translator-nl")
    with engines.libretranslate() as (url, asked):
        settings.HUB_MACHINE_TRANSLATOR = {
            "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": url, "API_KEY": "k", "TIMEOUT": 5},
        }
        suggest_by_machine(translation=dutch, by=by)
    assert said(dutch)[CALLED] == f"NL {CALLED}"
    assert {(one["path"], one["source"], one["target"], one["api_key"]) for one in asked} == {
        ("/translate", "en", "nl", "k")
    }


def test_an_error_of_libretranslate_is_a_failure(news: NewsPage, editor: Any, person: Any, settings: Any) -> None:
    dutch, by = submit(news, editor, "nl"), person("translator-nl")
    with engines.libretranslate(status=500) as (url, _asked):
        settings.HUB_MACHINE_TRANSLATOR = {
            "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
            "OPTIONS": {"LIBRETRANSLATE_URL": url, "API_KEY": "", "TIMEOUT": 5},
        }
        with pytest.raises(localize.MachineFailed):
            suggest_by_machine(translation=dutch, by=by)
    assert not MachineSuggestion.objects.exists()


def test_asking_what_the_machine_said_is_one_query(
    row: PageTranslation, translator: Any, django_assert_num_queries: Any
) -> None:
    suggest_by_machine(translation=row, by=translator)
    segments = segments_of(row)
    with django_assert_num_queries(1):
        assert machine(segments, page_key=row.page_key, language="ro")


def test_a_suggestion_is_always_labelled(row: PageTranslation, translator: Any) -> None:
    suggest_by_machine(translation=row, by=translator)
    for hint in machine(segments_of(row), page_key=row.page_key, language="ro").values():
        html = render_to_string("translation/admin/parts/machine_hint.html", {"hint": hint, "language": "ro"})
        assert "By a machine (Echo), read by nobody" in html
