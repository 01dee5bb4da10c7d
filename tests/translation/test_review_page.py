"""What a reviewer reads: the changed first, both languages before and now; and that only what was read is approved."""

from typing import Any

import pytest

from home.models import NewsPage
from tests.translation.conftest import CALL, bring, publish_now, say, submit, target, translate
from tests.translation.test_desk import address, key_of
from translation.models import PageTranslation
from translation.queries.review import review
from translation.queries.texts import segments_of
from translation.services.approve import return_translation
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review, take_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> PageTranslation:
    """Approved once; then one paragraph changed in both languages, and one in Romanian alone."""
    row = bring(news, editor, translator, reviewer)
    say(news, editor, call="Call child protection within an hour.")
    translate(row, translator)
    summary = next(segment for segment in segments_of(row) if segment.path == "summary")
    save_segments(translation=row, edits=[Edit(summary.key, "Pe cine sunați.", mark(summary.target))], by=translator)
    return send_to_review(translation=row, by=translator)


def test_what_changed_since_the_last_approval_comes_first(sent: PageTranslation, reviewer: Any) -> None:
    found = review(row=sent, user=reviewer)
    assert {paragraph.block_id for paragraph in found.changed} == {"summary", CALL}
    by_block = {paragraph.block_id: paragraph.lines[0] for paragraph in found.changed}
    assert by_block[CALL].source_before == "Call child protection within a day."
    assert by_block[CALL].text_before == "RO Call child protection within a day."
    assert by_block["summary"].source_before == ""
    assert by_block["summary"].text_before == "RO Whom to call."
    assert {paragraph.block_id for paragraph in found.same} >= {"title", "slug"}


def test_the_first_review_shows_all_and_no_before(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> None:
    row = submit(news, editor)
    translate(row, translator)
    found = review(row=send_to_review(translation=row, by=translator), user=reviewer)
    assert not found.same
    assert found.before is None
    assert not any(line.text_before for paragraph in found.changed for line in paragraph.lines)


def test_the_page_shows_differences_as_insertions_and_deletions(
    client: Any, sent: PageTranslation, reviewer: Any
) -> None:
    client.force_login(reviewer)
    html = client.get(address(sent, "review")).content.decode()
    paragraph = html[html.index(f'id="b-{CALL}"') :].partition("</section>")[0]
    assert paragraph.count("<del>") >= 2
    assert paragraph.count("<ins>") >= 2
    assert "paragraphs as they were approved last" in html
    assert html.index(f'id="b-{CALL}"') < html.index('id="b-title"')


def test_a_text_that_was_sent_anew_is_not_approved_unread(
    client: Any, news: NewsPage, sent: PageTranslation, translator: Any, reviewer: Any
) -> None:
    client.force_login(reviewer)
    assert f'name="read" value="{sent.sent_revision_id}"' in client.get(address(sent, "review")).content.decode()
    public = target(news).live_revision_id
    take_back(translation=sent, by=translator)
    summary = next(segment for segment in segments_of(sent) if segment.path == "summary")
    save_segments(translation=sent, edits=[Edit(summary.key, "Altceva.", mark(summary.target))], by=translator)
    send_to_review(translation=sent, by=translator)
    title = key_of(sent, "title")
    for verdict in ({"approve": "1"}, {"return": "1", f"reason-{title}": "Prea lung."}):
        data = {"read": str(sent.sent_revision_id), **verdict}
        html = client.post(address(sent, "verdict"), data).content.decode()
        assert "sent anew while you read" in html
    assert ">Prea lung.</textarea>" in html
    assert target(news).live_revision_id == public


def test_what_a_reviewer_wrote_survives_a_text_taken_back(
    client: Any, sent: PageTranslation, translator: Any, reviewer: Any
) -> None:
    take_back(translation=sent, by=translator)
    client.force_login(reviewer)
    response = client.post(address(sent, "verdict"), {"return": "1", "note": "Două greșeli."})
    assert response.status_code == 409
    assert "Două greșeli." in response.content.decode()


def test_reasons_and_approval_exclude_each_other(
    client: Any, news: NewsPage, sent: PageTranslation, reviewer: Any
) -> None:
    client.force_login(reviewer)
    response = client.post(address(sent, "verdict"), {"approve": "1", f"reason-{key_of(sent, 'title')}": "Scurt."})
    assert ">Scurt.</textarea>" in response.content.decode()
    sent.refresh_from_db()
    assert sent.state == "in_review"


def test_the_reviewer_is_told_when_the_source_moved_on(
    client: Any, news: NewsPage, sent: PageTranslation, editor: Any, reviewer: Any
) -> None:
    client.force_login(reviewer)
    assert "has changed since this was sent" not in client.get(address(sent, "review")).content.decode()
    say(news, editor, call="Call child protection at once.")
    html = client.get(address(sent, "review")).content.decode()
    assert "has changed since this was sent" in html
    assert "within an hour" in html
    assert "at once" not in html
    client.post(address(sent, "verdict"), {"approve": "1", "read": sent.sent_revision_id})
    assert "within an hour" in str(target(news).body)


def test_the_reviewer_sees_what_was_returned_before(sent: PageTranslation, translator: Any, reviewer: Any) -> None:
    key = key_of(sent, "summary")
    return_translation(translation=sent, by=reviewer, note="Almost.", reasons={key: "Whom?"})
    sent.refresh_from_db()
    summary = next(segment for segment in segments_of(sent) if segment.path == "summary")
    save_segments(translation=sent, edits=[Edit(key, "Pe cine suni.", mark(summary.target))], by=translator)
    found = review(row=send_to_review(translation=sent, by=translator), user=reviewer)
    reasons = [line.reason for paragraph in found.changed for line in paragraph.lines if line.key == key]
    assert reasons == ["Whom?"]


def test_a_hidden_character_in_a_reason_is_refused(client: Any, sent: PageTranslation, reviewer: Any) -> None:
    client.force_login(reviewer)
    response = client.post(address(sent, "verdict"), {"return": "1", "note": "Scurt\x00."})
    assert response.status_code == 409


def test_the_review_costs_the_same_for_many_texts(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any, django_assert_max_num_queries: Any
) -> None:
    row = bring(news, editor, translator, reviewer)
    say(news, editor, call="Call within an hour.")
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    client.force_login(reviewer)
    client.get(address(row, "review"))
    with django_assert_max_num_queries(74) as first:
        client.get(address(row, "review"))
    take_back(translation=row, by=translator)
    draft = news.get_latest_revision_as_object()
    extra = [
        {"type": "heading", "id": f"20000000-0000-0000-0000-{number:012}", "value": f"Heading {number}"}
        for number in range(60)
    ]
    draft.body = [*draft.body.get_prep_value(), *extra]
    publish_now(draft.save_revision(user=editor), editor)
    say(news, editor, call="Call at once.")
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    with django_assert_max_num_queries(len(first)):
        assert client.get(address(row, "review")).content.decode().count('name="reason-') > 60
