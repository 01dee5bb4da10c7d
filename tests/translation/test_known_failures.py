"""What goes wrong with wagtail-localize elsewhere, played through with the Hub's services."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from lxml import html
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization, RelatedObjectSegment, TranslatableObject, TranslationSource

from home.models import HomePage, NewsIndexPage, NewsPage
from hub.models import AccessRule
from hub.publishing.services.take_down import take_down
from tests.manual import media, tree
from tests.manual.translating import translate as carry
from tests.translation.conftest import BODY, CALL, NOTE, bring, publish_now, say, submit, target, translate
from translation import rights
from translation.models import PageTranslation, SourceText
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.send_to_review import send_to_review
from translation.services.submit import submit_for_translation, submit_tree
from translation.services.sync_source import sync_source

pytestmark = pytest.mark.django_db
PICTURE, RECORD, LINK = (f"30000000-0000-0000-0000-00000000000{place}" for place in (1, 2, 3))


@pytest.fixture
def translated(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> Any:
    bring(news, editor, translator, reviewer)
    return target(news)


def again(row: PageTranslation, translator: Any, reviewer: Any) -> None:
    """Translate what is missing, and approve."""
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    approve(translation=row, by=reviewer)


def desk(client: Any, person: Any, page: Page, language: str = "ro") -> Any:
    client.force_login(person)
    return client.get(reverse("translation:desk", args=[language, page.translation_key]))


def test_a_restriction_outlives_snapshot_translation_and_a_new_language(
    client: Any, news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    say(news, editor, access="practitioners")
    row = submit(news, editor)
    say(news, editor, call="Call within an hour.")
    again(row, translator, reviewer)
    submit(news, editor, "nl")
    assert AccessRule.objects.filter(page_key=news.translation_key, block_id="").exists()
    address = target(news).get_url()
    assert client.get(address).status_code == 404
    assert b"Call within an hour" not in client.get(news.get_url().replace("/en/", "/nl/")).content


def test_a_deleted_picture_stops_nobody(
    news: NewsPage, client: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    image, document = media.image(), media.document()
    draft = news.get_latest_revision_as_object()
    draft.body = [
        *BODY,
        {"type": "picture", "id": PICTURE, "value": {"image": image.pk, "caption": "The square"}},
        {"type": "text", "id": LINK, "value": f'<p>Fill in <a linktype="document" id="{document.pk}">this</a>.</p>'},
    ]
    publish_now(draft.save_revision(user=editor), editor)
    row = bring(news, editor, translator, reviewer)
    image.delete()
    document.delete()
    say(news, editor, call="Call within an hour.")
    again(row, translator, reviewer)
    page = client.get(target(news).get_url())
    assert page.status_code == 200
    assert "RO Call within an hour." in page.content.decode()
    assert "RO The square" in str(target(news).body.get_prep_value())


def test_a_deleted_form_of_the_manual_stops_nobody(client: Any) -> None:
    image, document = media.image(), media.document()
    figure = {"image": image.pk, "alt": "Five stops", "text": "<p>The chain</p>", "access": "public"}
    form = {"title": "Record", "document": document.pk, "text": "<p>Goes along</p>", "version": "2"}
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    chapter = tree.chapter(root, "First hours")
    blocks = [
        tree.block("figure", figure, PICTURE),
        tree.block("form", {**form, "date": "2026-10-01", "access": "public"}, RECORD),
    ]
    section = tree.section(chapter, "First contact", blocks)
    for page in (root, chapter):
        carry(page)
    image.delete()
    document.delete()
    section = tree.write(section, list(section.body.get_prep_value()), summary="Who speaks first.")
    page = carry(section)
    assert page.live
    assert "ro The chain" in str(page.body)
    assert client.get(page.get_url()).status_code == 200


def test_what_hangs_on_a_page_stays_once_and_nothing_but_pages_is_submitted(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    draft = news.get_latest_revision_as_object()
    draft.country_rows.create(country_id="RO")
    draft.country_rows.create(country_id="DK")
    draft.image = media.image()
    publish_now(draft.save_revision(user=editor), editor)
    row = bring(news, editor, translator, reviewer)
    say(news, editor, call="Call within an hour.")
    again(row, translator, reviewer)
    page = target(news)
    assert sorted(page.country_rows.values_list("country_id", flat=True)) == ["DK", "RO"]
    assert page.image_id == draft.image_id
    assert {item.content_type.model for item in TranslatableObject.objects.all()} == {"page"}
    assert not RelatedObjectSegment.objects.exists()


def test_an_object_has_one_source_whoever_submits_what(news: NewsPage, translated: Any, editor: Any) -> None:
    submit(news, editor)
    submit(news, editor, "nl")
    sync_source(page_key=news.translation_key)
    with pytest.raises(rights.Refused):
        submit_for_translation(page=translated, languages=["nl"], by=editor)
    [source] = TranslationSource.objects.filter(object_id=news.translation_key)
    assert source.locale.language_code == "en"
    with pytest.raises(IntegrityError), transaction.atomic():
        TranslationSource.objects.create(
            object=source.object,
            locale=source.locale,
            specific_content_type=source.specific_content_type,
            content_json="{}",
            last_updated_at=source.last_updated_at,
            schema_version="",
        )


def test_no_alias_arises_and_a_missing_language_points_to_the_source(
    client: Any, news: NewsPage, translated: Any, editor: Any
) -> None:
    address = news.get_url().replace("/en/", "/nl/")
    submit_tree(page=HomePage.objects.get(locale__language_code="en"), languages=["nl", "da"], by=editor)
    assert not Page.objects.filter(alias_of__isnull=False).exists()
    assert not LocaleSynchronization.objects.exists()
    assert not target(news, "nl").live
    page = html.fromstring(client.get(address).content)
    assert page.xpath("//h1/@lang") == ["en"]
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(news.get_url())
    assert "nl" not in page.xpath("//link[@rel='alternate']/@hreflang")
    assert page.xpath("//nav[contains(@class, 'language-menu')]//a[@hreflang='nl']/@class") == ["absent"]
    sitemap = client.get("/sitemap.xml").getvalue().decode()
    assert news.get_url() in sitemap
    assert address not in sitemap
    assert news.title not in client.get("/nl/news/").content.decode()


def test_a_kind_of_block_that_is_no_more_breaks_neither_snapshot_nor_desk(
    client: Any, monkeypatch: Any, news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    kinds = NewsPage._meta.get_field("body").stream_block.child_blocks
    with monkeypatch.context() as patch:
        patch.delitem(kinds, "note")
        assert desk(client, translator, news).status_code == 200
        say(NewsPage.objects.get(pk=news.pk), editor, call="Call within an hour.")
        assert desk(client, translator, news).status_code == 200
        again(row, translator, reviewer)
        page = client.get(target(news).get_url()).content.decode()
        assert "RO Call within an hour." in page
        assert "RO Keep the child safe." not in page
    assert {segment.block_id for segment in segments_of(row)} >= {CALL}
    draft = NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object()
    draft.body = [*[block for block in draft.body.get_prep_value() if block["id"] != NOTE], BODY[1]]
    publish_now(draft.save_revision(user=editor), editor)
    kept = {segment.source: segment.target for segment in segments_of(row)}
    assert kept["Keep the child safe."] == "RO Keep the child safe."


def test_a_source_that_comes_back_finds_its_texts_and_nothing_was_public_meanwhile(
    client: Any, news: NewsPage, translated: Any, editor: Any, translator: Any, reviewer: Any
) -> None:
    address = translated.get_url()
    take_down(page=news, by=editor)
    assert client.get(address).status_code == 404
    row = PageTranslation.objects.get(page_key=news.translation_key, language="ro")
    assert all(segment.is_translated for segment in segments_of(row))
    send_to_review(translation=row, by=translator)
    with pytest.raises(rights.Refused):
        approve(translation=row, by=reviewer)
    news.refresh_from_db()
    publish_now(news.save_revision(user=editor), editor)
    assert "RO Call" not in client.get(address).content.decode()
    approve(translation=row, by=reviewer)
    assert "RO Call child protection within a day." in client.get(address).content.decode()


def test_a_language_that_goes_takes_nothing_of_the_others_and_may_come_back(
    client: Any, news: NewsPage, translated: Any, editor: Any, translator: Any, person: Any
) -> None:
    dutch = person("translator-nl")
    bring(news, editor, dutch, person("reviewer-nl"), "nl")
    texts = {segment.key: segment.target for segment in segments_of(submit(news, editor))}
    locale = Locale.objects.get(language_code="nl")
    for page in Page.objects.filter(locale=locale, depth=2):
        page.delete()
    locale.delete()
    assert desk(client, dutch, news, "nl").status_code == 404
    assert client.get(reverse("translation:board")).status_code == 200
    assert desk(client, translator, news).status_code == 200
    say(news, editor, call="Call within an hour.")
    row = submit(news, editor)
    assert set(texts.values()) - {segment.target for segment in segments_of(row)} == {
        "RO Call child protection within a day."
    }
    assert SourceText.objects.get(page_key=news.translation_key).hashes
    Locale.objects.create(language_code="nl")
    assert desk(client, dutch, news, "nl").status_code == 404
    submit(news, editor, "nl")
    assert not target(news, "nl").live
    assert NewsIndexPage.objects.filter(locale__language_code="nl").exists()
    assert desk(client, dutch, news, "nl").status_code == 200
