"""The contract with wagtail-localize: what its own code would store, and that its names stand in one place."""

import ast
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from wagtail.models import Locale
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    TemplateSegment,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.models import NewsIndexPage, NewsPage
from hub.env import ROOT
from hub.models import Theme
from tests.translation.conftest import BODY, publish_now, submit, target
from translation import localize
from translation.models import SegmentAuthor

pytestmark = pytest.mark.django_db

RICH = [
    *BODY,
    {
        "type": "text",
        "id": "10000000-0000-0000-0000-000000000003",
        "value": '<p data-block-key="a">See <a href="https://example.org/x">the <b>rules</b></a>.</p>'
        "<ul><li>One</li></ul>",
    },
]


def rows(source: TranslationSource) -> dict[str, Any]:
    """Everything that wagtail-localize keeps of a source, without its ids."""
    return {
        "strings": list(
            StringSegment.objects.filter(source=source)
            .order_by("order")
            .values_list("order", "string__data", "string__data_hash", "attrs", "context__path", "context__path_id")
        ),
        "templates": list(
            TemplateSegment.objects.filter(source=source)
            .order_by("order")
            .values_list(
                "order", "template__template", "template__uuid", "template__string_count", "context__field_path"
            )
        ),
        "overridables": list(
            OverridableSegment.objects.filter(source=source)
            .order_by("order")
            .values_list("order", "data_json", "context__path")
        ),
        "contexts": sorted(
            TranslationContext.objects.filter(object_id=source.object_id).values_list("path", "path_id", "field_path")
        ),
        "source": (source.object_repr, source.content_json, source.schema_version),
    }


@pytest.fixture
def page() -> NewsPage:
    page = NewsPage(title="A & B", slug="a-b", summary="Why <this>", caption="c", body=RICH)
    NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
    return page


def test_a_snapshot_is_what_wagtail_localize_would_take(page: NewsPage) -> None:
    with transaction.atomic():
        stock, _ = TranslationSource.update_or_create_from_instance(page)
        expected = rows(stock)
        transaction.set_rollback(True)
    localize.take_snapshot(page)
    assert rows(TranslationSource.objects.get(object_id=page.translation_key)) == expected
    assert expected["strings"] and expected["templates"] and expected["overridables"]


def test_a_second_snapshot_keeps_what_stays_and_drops_what_went(page: NewsPage) -> None:
    localize.take_snapshot(page)
    before = {row.string.data: row.pk for row in StringSegment.objects.select_related("string")}
    page.summary = "Another"
    page.body = RICH[1:]
    localize.take_snapshot(page)
    stock = rows(TranslationSource.objects.get(object_id=page.translation_key))
    after = {row.string.data: row.pk for row in StringSegment.objects.select_related("string")}
    assert after["A &amp; B"] == before["A &amp; B"]
    assert "Call child protection within a day." not in after
    source, made = TranslationSource.update_or_create_from_instance(page)
    source.refresh_segments()
    assert not made
    assert {**rows(source), "source": None} == {**stock, "source": None}


def test_a_snapshot_costs_few_queries_whatever_the_length(page: NewsPage, django_assert_max_num_queries: Any) -> None:
    page.body = [
        {"type": "heading", "id": f"20000000-0000-0000-0000-{number:012}", "value": f"Heading {number}"}
        for number in range(60)
    ]
    localize.take_snapshot(page)
    page.title = "Another title"
    with django_assert_max_num_queries(24):
        localize.take_snapshot(page)


def test_a_submission_opens_the_stock_translation_too(news: NewsPage, editor: Any) -> None:
    submit(news, editor)
    row = Translation.objects.get(source__object_id=news.translation_key)
    assert row.enabled
    assert row.get_target_instance().pk == target(news).pk


def test_an_opened_page_is_the_copy_that_wagtail_would_make(news: NewsPage, editor: Any) -> None:
    news.country_rows.create(country_id="RO")
    news.themes.add(Theme.objects.create(name="First hours", slug="first-hours-theme"))
    publish_now(news.save_revision(user=editor), editor)
    news.refresh_from_db()
    with transaction.atomic():
        stock = NewsPage.objects.get(pk=news.copy_for_translation(Locale.objects.get(language_code="ro")).pk)
        expected = said_by(stock)
        transaction.set_rollback(True)
    submit(news, editor)
    assert said_by(target(news)) == expected
    assert expected["country_rows"] and expected["themed"] and not expected["live"]


def said_by(page: NewsPage) -> dict[str, Any]:
    """Everything but ids, and what tells of revisions."""
    data = page.serializable_data()
    children = {
        name: [{**row, "pk": 0, "page": 0, "content_object": 0} for row in data[name]]
        for name in ("country_rows", "themed")
    }
    own = {name: value for name, value in data.items() if name != "pk" and "revision" not in name}
    return {**own, **children}


def test_who_saves_in_the_stock_editor_is_an_author(news: NewsPage, editor: Any, reviewer: Any) -> None:
    submit(news, editor)
    segment = StringSegment.objects.get(context__path="title")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=Locale.objects.get(language_code="ro"),
        data="Două apeluri",
        last_translated_by=reviewer,
    )
    assert SegmentAuthor.objects.filter(user=reviewer, path="title", language="ro", approved_in=0).exists()


def test_who_overrides_a_link_is_an_author_too(page: NewsPage, reviewer: Any) -> None:
    localize.take_snapshot(page)
    context = OverridableSegment.objects.get().context
    SegmentOverride.objects.create(
        context=context,
        locale=Locale.objects.get(language_code="ro"),
        data_json='"https://example.org/ro"',
        last_translated_by=reviewer,
    )
    assert SegmentAuthor.objects.filter(user=reviewer, path=context.path, language="ro").exists()


def test_a_person_sees_and_writes_plain_text() -> None:
    segment = localize.Segment(key="k", path="title", field_path="title", source="A &amp; B", target="")
    assert segment.shown(segment.source) == "A & B"
    assert segment.stored("C & <D>") == "C &amp; &lt;D&gt;"
    assert segment.shown(segment.stored("C & <D>")) == "C & <D>"


def test_tags_of_a_translation_are_checked() -> None:
    segment = localize.Segment(
        key="k", path="body.x", field_path="body.text", source='See <a id="a1">it</a>', target=""
    )
    assert segment.stored('Vezi <a id="a1">asta</a>') == 'Vezi <a id="a1">asta</a>'
    for wrong in ("<script>x</script>", '<a id="a2">x</a>', '<b class="x">x</b>'):
        with pytest.raises(ValueError, match=r"\w"):
            segment.stored(wrong)


def test_its_names_stand_in_one_place() -> None:
    allowed = {Path("hub/publishing/models/base_page.py")}
    found = set()
    for path in ROOT.rglob("*.py"):
        part = path.relative_to(ROOT)
        if part.parts[0] in {".venv", "var", "tests"} or part.parts[:2] == ("translation", "localize"):
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [name.name for name in node.names] if isinstance(node, ast.Import) else []
            if any(name.split(".")[0] == "wagtail_localize" for name in names):
                found.add(part)
    others = {part for part in found - allowed if "fields" not in (ROOT / part).read_text()}
    assert not others
