"""What the checks tell is kept from being saved, or held back from review until somebody says that it is meant so."""

from typing import Any

import pytest
from django.urls import reverse

from home.models import NewsPage
from tests.translation.conftest import CALL, bring, say, submit, translate
from translation import localize, rights
from translation.models import CheckWaiver, PageTranslation
from translation.queries.findings import judged, open_findings
from translation.queries.texts import segments_of
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import Held, send_to_review
from translation.services.waive import waive

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(news: NewsPage, editor: Any, translator: Any) -> PageTranslation:
    """Translated whole, but for one paragraph that names a deadline."""
    say(news, editor, call="Call within 24 hours.")
    row = submit(news, editor)
    translate(row, translator)
    return row


def call_of(row: PageTranslation) -> localize.Segment:
    return next(segment for segment in segments_of(row) if segment.block_id == CALL)


def write(row: PageTranslation, text: str, by: Any) -> dict[str, str]:
    segment = call_of(row)
    row.refresh_from_db()
    return save_segments(translation=row, edits=[Edit(segment.key, text, mark(segment.target))], by=by).problems


@pytest.mark.parametrize("text", ["", "Sunați\x00 în 24 de ore.", "Sunați în {ore} 24 de ore.", "Sunați\ufffd"])
def test_what_breaks_a_text_is_never_saved(row: PageTranslation, translator: Any, text: str) -> None:
    before = call_of(row).target
    assert list(write(row, text, translator)) == [call_of(row).key]
    assert call_of(row).target == before


def test_a_line_break_typed_in_a_browser_is_no_hidden_character(row: PageTranslation, translator: Any) -> None:
    assert write(row, "Sunați\r\nîn 24 de ore.", translator) == {}


def test_another_number_is_saved_and_holds_back_review(row: PageTranslation, translator: Any) -> None:
    assert write(row, "Sunați în 42 de ore.", translator) == {}
    row.refresh_from_db()
    with pytest.raises(Held) as held:
        send_to_review(translation=row, by=translator)
    assert [finding.code for finding in held.value.findings[call_of(row).key]] == ["number"]
    row.refresh_from_db()
    assert row.state == "draft"


def test_what_is_meant_so_goes_to_review_until_a_text_changes(row: PageTranslation, translator: Any) -> None:
    write(row, "Sunați în 42 de ore.", translator)
    waive(translation=row, key=call_of(row).key, reason="The law here says 42.", by=translator)
    row.refresh_from_db()
    send_to_review(translation=row, by=translator)
    row.refresh_from_db()
    row.state = "draft"
    row.save()
    write(row, "Sunați în 43 de ore.", translator)
    assert list(open_findings(segments_of(row), page_key=row.page_key, language="ro")) == [call_of(row).key]


def test_a_waiver_falls_with_its_source(row: PageTranslation, news: NewsPage, editor: Any, translator: Any) -> None:
    write(row, "Sunați în 42 de ore.", translator)
    key = call_of(row).key
    waive(translation=row, key=key, reason="Meant so.", by=translator)
    say(news, editor, call="Call within 12 hours.")
    assert call_of(row).key != key
    write(row, "Sunați în 42 de ore.", translator)
    assert open_findings(segments_of(row), page_key=row.page_key, language="ro")


def test_a_waiver_needs_a_reason_a_part_in_the_language_and_open_work(
    row: PageTranslation, translator: Any, person: Any
) -> None:
    write(row, "Sunați în 42 de ore.", translator)
    key = call_of(row).key
    for by, reason in ((translator, " "), (person("translator-nl"), "Meant so.")):
        with pytest.raises(rights.Refused):
            waive(translation=row, key=key, reason=reason, by=by)
    PageTranslation.objects.filter(pk=row.pk).update(state="in_review", sent_revision_id=1)
    with pytest.raises(rights.Refused):
        waive(translation=row, key=key, reason="Meant so.", by=translator)
    assert not CheckWaiver.objects.exists()


def test_the_desk_says_it_at_the_field_and_takes_the_word(
    client: Any, row: PageTranslation, translator: Any, reviewer: Any
) -> None:
    write(row, "Sunați în 42 de ore.", translator)
    key = call_of(row).key
    desk = reverse("translation:desk", args=["ro", row.page_key])
    client.force_login(translator)
    html = client.post(desk, {"send": "1"}, follow=True).content.decode()
    assert "1 text differs from the English" in html
    assert "The English says 24, the translation 42." in html
    without = client.post(desk, {f"meant-{key}": "1", f"why-{key}": ""}).content.decode()
    assert "Say why it is meant so." in without
    assert "Sunați în 42 de ore.</textarea>" in without
    html = client.post(desk, {f"meant-{key}": "1", f"why-{key}": "As the law says.", "send": "1"}, follow=True)
    assert "Sent to review" in html.content.decode()
    client.force_login(reviewer)
    html = client.get(reverse("translation:review", args=["ro", row.page_key])).content.decode()
    assert "Meant so:" in html
    assert "As the law says." in html


def test_findings_cost_one_query_for_any_number_of_texts(
    row: PageTranslation, translator: Any, django_assert_num_queries: Any
) -> None:
    write(row, "Sunați în 42 de ore.", translator)
    segments = segments_of(row)
    with django_assert_num_queries(1):
        assert judged(segments, page_key=row.page_key, language="ro")


def test_what_was_approved_before_is_still_there(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> None:
    assert bring(news, editor, translator, reviewer).state == "approved"
