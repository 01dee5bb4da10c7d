"""The board of what is open between findings and the manual, and the answer that nothing is changed."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from manual.models import SectionPage
from research.models import Decision, Finding
from research.queries import gaps
from research.queries.gaps import Asked
from research.services.finding.decide import decide
from tests.manual import tree
from tests.manual.making import make
from tests.research.findings.making import TITLE, finding
from tests.research.findings.test_walk import change

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(section: SectionPage) -> Client:
    client = Client()
    client.force_login(tree.editor())
    return client


def facts(**said: Any) -> Finding:
    row = Finding.objects.get()
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
    return row


def test_a_paragraph_is_open_until_something_was_found_out_about_it_or_what_it_stands_in(
    section: SectionPage,
) -> None:
    assert [gap.number for gap in gaps.without_findings(Asked())] == ["1.1.1", "1.1.2"]
    page = finding()
    assert [gap.number for gap in gaps.without_findings(Asked())] == ["1.1.2"]
    assert not gaps.without_findings(Asked(chapter="2"))
    page.unpublish()
    finding(slug="whole", numbers=["1.1"])
    assert not gaps.without_findings(Asked())


def test_a_finding_waits_for_an_answer_until_a_change_follows(section: SectionPage) -> None:
    make("1")
    page = finding()
    assert not gaps.without_consequence(Asked(days=30))
    facts(found_on=timezone.localdate() - timedelta(days=31))
    assert [gap.title for gap in gaps.without_consequence(Asked(days=30))] == [TITLE]
    assert not gaps.without_consequence(Asked(days=90))
    change(section, str(page.translation_key))
    assert not gaps.without_consequence(Asked(days=30))


def test_an_answer_is_read_beside_the_finding_and_comes_back_on_its_day(editor: Client, client: Client) -> None:
    page = finding()
    url = reverse("research_decide", args=[page.translation_key, "1.1.1"])
    assert TITLE in editor.get(url).content.decode()
    wrong = editor.post(url, {"reason": "", "look_again_on": timezone.localdate().isoformat()})
    assert wrong.status_code == 422 and set(wrong.context["form"].errors) == {"reason", "look_again_on"}
    ahead = timezone.localdate() + timedelta(days=10)
    named = editor.post(url, {"reason": "Ask jane.doe@example.org, she knows."})
    assert named.status_code == 422
    assert "jane.doe@example.org, she knows." in named.content.decode()
    assert not Decision.objects.exists()
    sent = editor.post(url, {"reason": "The new law says it from May.", "look_again_on": ahead.isoformat()})
    assert sent.status_code == 302
    assert "The new law says it from May." in client.get(page.url).content.decode()
    assert not gaps.without_consequence(Asked(days=0))
    Decision.objects.update(look_again_on=timezone.localdate())
    assert [gap.number for gap in gaps.without_consequence(Asked(days=0))] == ["1.1.1"]


def test_nobody_but_an_editor_answers(section: SectionPage, client: Client) -> None:
    finding()
    for group in ("officer", "reviewer-ro", "moderator"):
        with pytest.raises(PermissionDenied):
            somebody = tree.person(f"{group}@example.org", group)
            decide(finding=Finding.objects.get(), number="1.1.1", reason="No.", look_again_on=None, by=somebody)
    with pytest.raises(ValueError, match=r"1\.1\.2"):
        decide(finding=Finding.objects.get(), number="1.1.2", reason="No.", look_again_on=None, by=tree.editor())
    assert not Decision.objects.exists()


def test_the_board_is_read_as_page_and_file_in_the_same_few_queries(editor: Client) -> None:
    finding()
    counted = []
    for number in range(3):
        with CaptureQueriesContext(connection) as asked:
            answer = editor.get(reverse("research_gaps"), {"kind": "unanswered", "days": "0"})
        assert answer.status_code == 200
        counted.append(len(asked))
        finding(f"Another {number}", slug=f"another-{number}")
    assert counted[1] == counted[2]
    assert TITLE in answer.content.decode()
    for name in gaps.KINDS:
        shown = editor.get(reverse("research_gaps"), {"kind": name, "chapter": "1"})
        assert shown.status_code == 200, name
    lines = b"".join(editor.get(reverse("research_gaps_file", args=["csv"])).streaming_content).decode()
    assert "1.1.2" in lines
    assert editor.get(reverse("research_gaps_file", args=["xlsx"])).status_code == 200
    assert editor.get(reverse("research_gaps"), {"kind": "x", "chapter": "\x00", "days": "ten"}).status_code == 200
