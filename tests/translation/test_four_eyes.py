"""Nobody publishes a translation alone, by whatever door: tried by HTTP POST, as a superuser too."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from home.models import NewsPage
from hub.models import AccessRule, Publication
from tests.translation.conftest import bring, say, submit, target, translate
from translation.models import Approval, PageTranslation
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(news: NewsPage, editor: Any, translator: Any) -> PageTranslation:
    row = submit(news, editor)
    translate(row, translator)
    return send_to_review(translation=row, by=translator)


def verdict(client: Any, row: PageTranslation, by: Any, **data: str) -> Any:
    client.force_login(by)
    return client.post(reverse("translation:verdict", args=[row.language, row.page_key]), data, follow=True)


def test_a_second_person_approves(client: Any, news: NewsPage, sent: PageTranslation, reviewer: Any) -> None:
    assert not target(news).live
    verdict(client, sent, reviewer, approve="1")
    page = target(news)
    assert page.live
    assert page.title == "RO Two calls"
    assert page.slug == "ro-two-calls"
    assert Publication.objects.filter(page_id=page.pk, kind="published").count() == 1
    assert Approval.objects.get().revision_id == page.live_revision_id
    sent.refresh_from_db()
    assert (sent.state, sent.reviewer) == ("approved", reviewer)


@pytest.mark.parametrize("groups", [["translator-ro"], ["translator-ro", "reviewer-ro"], ["translator-ro", "lead-ro"]])
def test_the_translator_is_told_why_not(
    client: Any, news: NewsPage, sent: PageTranslation, translator: Any, groups: list[str]
) -> None:
    translator.groups.set(Group.objects.filter(name__in=groups))
    response = verdict(client, sent, translator, approve="1")
    assert not target(news).live
    text = "You have no part in this language." if len(groups) == 1 else "somebody else must approve it"
    assert text in response.content.decode()


def test_a_superuser_who_wrote_any_segment_cannot_approve(
    client: Any, news: NewsPage, editor: Any, translator: Any, person: Any
) -> None:
    root = person(email="root@example.org", is_superuser=True, is_staff=True)
    row = submit(news, editor)
    translate(row, root)
    row = send_to_review(translation=row, by=translator)
    response = verdict(client, row, root, approve="1")
    assert "somebody else must approve it" in response.content.decode()
    assert not target(news).live


def test_whoever_saved_in_the_stock_editor_cannot_approve(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translation = Translation.objects.get()
    segment = StringSegment.objects.get(context__path="title")
    client.force_login(reviewer)
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    response = client.put(address, "value=Titlu", content_type="application/x-www-form-urlencoded")
    assert response.status_code in {200, 201}, response.content
    translate(row, translator)
    row = send_to_review(translation=row, by=translator)
    verdict(client, row, reviewer, approve="1")
    assert not target(news).live


def test_after_approval_the_next_change_may_be_reviewed_by_the_first_translator(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any, person: Any
) -> None:
    both = person("reviewer-ro", email="both@example.org")
    bring(news, editor, both, reviewer)
    say(news, editor, call="Call within an hour.")
    row = submit(news, editor)
    translate(row, translator)
    row = send_to_review(translation=row, by=translator)
    verdict(client, row, both, approve="1")
    assert "RO Call within an hour." in str(target(news).body)


def test_the_stock_editor_publishes_for_nobody(
    client: Any, news: NewsPage, sent: PageTranslation, reviewer: Any, person: Any
) -> None:
    page = target(news)
    for user in (reviewer, person(email="root@example.org", is_superuser=True, is_staff=True)):
        client.force_login(user)
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
        page.refresh_from_db()
        assert not page.live
        assert page.title == "Two calls"
    assert not Publication.objects.filter(page_id=page.pk).exists()


@pytest.mark.parametrize("door", ["update", "alias", "disable", "localize-convert-to-alias"])
def test_other_doors_of_wagtail_localize_are_closed(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any, person: Any, door: str
) -> None:
    bring(news, editor, translator, reviewer)
    say(news, editor, call="Call within an hour.")
    page = target(news)
    address, data = {
        "update": (
            reverse("wagtail_localize:update_translations", args=[TranslationSource.objects.get().pk]),
            {"publish_translations": "on"},
        ),
        "alias": (reverse("wagtail_localize:convert_to_alias", args=[page.pk]), {}),
        "disable": (reverse("wagtail_localize:stop_translation", args=[Translation.objects.get().pk]), {}),
        "localize-convert-to-alias": (
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            {"localize-convert-to-alias": "1"},
        ),
    }[door]
    client.force_login(person(email="root@example.org", is_superuser=True, is_staff=True))
    response = client.post(address, data)
    assert "convert_to_alias" not in response.get("Location", "")
    after = target(news)
    assert (after.alias_of_id, after.live_revision_id) == (None, page.live_revision_id)
    assert str(after.body) == str(page.body)
    assert Translation.objects.get().enabled


def test_the_address_of_the_stock_submission_opens_no_alias(client: Any, news: NewsPage, editor: Any) -> None:
    client.force_login(editor)
    address = reverse("wagtail_localize:submit_page_translation", args=[news.pk])
    client.post(address, {"languages": ["ro"]})
    assert not target(news).live
    assert not type(news).objects.filter(alias_of__isnull=False).exists()
    assert PageTranslation.objects.get().language == "ro"


def test_a_restricted_page_stays_restricted_when_its_translation_is_approved(
    client: Any, news: NewsPage, sent: PageTranslation, reviewer: Any, editor: Any
) -> None:
    say(news, editor, access="practitioners")
    verdict(client, sent, reviewer, approve="1")
    assert AccessRule.objects.filter(page_key=news.translation_key).exists()
    client.logout()
    assert client.get(target(news).get_url()).status_code == 404
