"""The services of care, reports and outline ask themselves who may, whatever view or script calls them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from hub.models import User
from hub.publishing.calendar import today
from manual.models import CitableNumber, ManualPage, ParagraphMove, SectionCare, SectionPage, SectionReport
from manual.services import arrange
from manual.services.answer_report import answer_report
from manual.services.keep_section import keep_section, still_right
from manual.services.propose_move import propose_move, take_back_move
from manual.services.report_wrong import report_wrong
from manual.services.restore_paragraph import restore_paragraph
from manual.services.tombstones import name_successor
from tests.manual import tree
from tests.manual.test_editions import make

pytestmark = pytest.mark.django_db
ONE, TWO = (f"00000000-0000-4000-8000-00000000000{place}" for place in "12")
Acts = dict[str, Callable[[User], Any]]


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    chapter = tree.chapter(root, "First hours")
    made = tree.section(chapter, "First contact", [tree.paragraph("One", ONE), tree.paragraph("Two", TWO)])
    tree.section(chapter, "Alarm", [tree.paragraph("Alarm")])
    make("1")
    return tree.write(made, [tree.paragraph("One", ONE)])


@pytest.fixture
def report(section: SectionPage) -> SectionReport:
    return report_wrong(
        page_key=section.translation_key, number="1.1", language="ro", kind="unclear", text="Who calls?"
    )


@pytest.fixture
def acts(section: SectionPage, report: SectionReport) -> Acts:
    key = section.translation_key
    alarm = SectionPage.objects.get(title="Alarm")
    return {
        "keep": lambda by: keep_section(page_key=key, owner=None, deputy=None, review_by=None, by=by),
        "right": lambda by: still_right(page_key=key, next_by=today() + timedelta(days=9), by=by),
        "answer": lambda by: answer_report(report=report, state="done", note="", by=by),
        "successor": lambda by: name_successor(number="1.1.2", successor="1.1.1", by=by),
        "place": lambda by: arrange.place(page=alarm, beside=section, before=True, by=by),
        "move": lambda by: propose_move(number="1.1.1", to_key=alarm.translation_key, after="", by=by),
        "restore": lambda by: restore_paragraph(number="1.1.2", by=by),
    }


@pytest.mark.parametrize("group", ["", "officer", "auditor", "country-desk", "translator-ro", "reviewer-ro", "lead-nl"])
def test_only_editors_act(acts: Acts, group: str) -> None:
    somebody = tree.person("somebody@example.org", group)
    before = list(CitableNumber.objects.order_by("pk").values_list("number", "successor"))
    for name, act in acts.items():
        with pytest.raises(PermissionDenied):
            act(somebody)
            pytest.fail(f"{name} as {group}")
    assert list(CitableNumber.objects.order_by("pk").values_list("number", "successor")) == before
    assert SectionReport.objects.get().state == SectionReport.State.NEW
    assert not SectionCare.objects.exists()
    assert not ParagraphMove.objects.exists()


def test_editors_act_and_a_lead_answers_of_the_own_language(acts: Acts, report: SectionReport) -> None:
    for act in acts.values():
        act(tree.editor())
    answer_report(report=report, state="answered", note="Soon", by=tree.person("lead@example.org", "lead-ro"))
    report.refresh_from_db()
    assert (report.state, report.changed_by.email) == ("answered", "lead@example.org")


@pytest.mark.parametrize("odd", ["", "\0", "1.1.2\0", "\ud800", "1" * 5000, "1.1.2\n", "\u0661.1.2"])
def test_what_is_no_number_is_refused_at_its_field(section: SectionPage, odd: str) -> None:
    for act in (
        lambda: name_successor(number=odd, successor="1.1.1", by=tree.editor()),
        lambda: restore_paragraph(number=odd, by=tree.editor()),
        lambda: propose_move(number=odd, to_key=section.translation_key, after=odd, by=tree.editor()),
    ):
        with pytest.raises(ValidationError):
            act()
    if odd:
        with pytest.raises(ValidationError) as refused:
            name_successor(number="1.1.2", successor=odd, by=tree.editor())
        assert list(refused.value.message_dict) == ["successor"]


def test_who_is_an_editor_no_more_takes_nothing_back(section: SectionPage) -> None:
    alarm, former = SectionPage.objects.get(title="Alarm"), tree.person("former@example.org", "editor")
    move = propose_move(number="1.1.1", to_key=alarm.translation_key, after="", by=former)
    former.groups.clear()
    with pytest.raises(PermissionDenied):
        take_back_move(move=move, by=User.objects.get(pk=former.pk))
    move.refresh_from_db()
    assert move.state == ParagraphMove.State.PROPOSED
