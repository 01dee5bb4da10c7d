"""Who looks after a section: owner and deputy, reviews, the weekly message, and that readers' reports reach them."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from dissemination.models import OutboundMessage
from hub.models import LegalAmendment, LegalArticle, LegalInstrument, User
from hub.ports.notices import Notice
from hub.publishing.calendar import BRUSSELS, today
from manual.emails import letters
from manual.models import ChapterPage, LawReview, ManualPage, SectionCare, SectionPage, SectionReport, SectionReview
from manual.queries import care
from manual.services.keep_section import keep_section
from manual.services.report_wrong import report_wrong
from manual.services.tell_of_reports import tell_of_reports
from manual.services.tell_what_is_due import tell_what_is_due
from tests.manual import tree

pytestmark = pytest.mark.django_db
MONDAY = datetime(2027, 3, 1, 9, tzinfo=BRUSSELS)


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    return tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Words")])


def keep(section: SectionPage, review_by: date | None = None, **people: Any) -> None:
    people = {"owner": None, "deputy": None} | people
    keep_section(page_key=section.translation_key, review_by=review_by, by=tree.editor(), **people)


def complain(section: SectionPage, kind: str = "unclear", language: str = "en", number: str = "1.1") -> None:
    report_wrong(page_key=section.translation_key, number=number, language=language, kind=kind, text="Who calls?")


def mails() -> list[tuple[str, str]]:
    rows = OutboundMessage.objects.filter(kind="care").order_by("pk").select_related("text")
    return [(row.to_address, row.text.subject) for row in rows]


def receivers() -> list[str]:
    return sorted(address for address, _subject in mails())


def test_owner_and_deputy_hear_once_a_week_what_is_due(section: SectionPage) -> None:
    owner, deputy = tree.editor(), tree.colleague()
    keep(section, MONDAY.date() + timedelta(days=10), owner=owner, deputy=deputy)
    assert tell_what_is_due(at=MONDAY) == 2
    assert receivers() == sorted([owner.email, deputy.email])
    tell_what_is_due(at=MONDAY + timedelta(days=6))
    assert len(mails()) == 2
    tell_what_is_due(at=MONDAY + timedelta(days=7))
    assert len(mails()) == 4


def test_nothing_due_no_message(section: SectionPage) -> None:
    keep(section, MONDAY.date() + timedelta(days=31), owner=tree.editor())
    assert tell_what_is_due(at=MONDAY) == 0
    assert mails() == []


def test_amended_law_is_due(section: SectionPage) -> None:
    keep(section, owner=tree.editor())
    instrument = LegalInstrument.objects.get_or_create(key="2011/36/EU")[0]
    article = LegalArticle.objects.create(key="2011/36/EU 13(2)", instrument=instrument, article="13", paragraph="2")
    amendment = LegalAmendment.objects.create(
        article=article, act="(EU) 2024/1712", since=MONDAY.date(), marked_by=tree.editor()
    )
    LawReview.objects.create(amendment=amendment, page_key=section.translation_key)
    assert tell_what_is_due(at=MONDAY) == 1
    message = OutboundMessage.objects.select_related("text").get(kind="care")
    assert "The law under 1 place was amended." in message.text.text


def test_the_message_is_in_the_persons_language_and_names_no_restricted_title(section: SectionPage) -> None:
    tree.write(section, [tree.paragraph("Words")], access="practitioners")
    owner = tree.editor()
    owner.preferred_language = "nl"
    owner.save()
    keep(section, MONDAY.date() - timedelta(days=1), owner=owner)
    tell_what_is_due(at=MONDAY)
    message = OutboundMessage.objects.select_related("text").get(kind="care")
    assert "28 februari 2027" in message.text.text
    assert "1.1" in message.text.text
    assert "First contact" not in message.text.text + message.text.html


def test_a_section_without_owner_is_every_editors(section: SectionPage) -> None:
    keep(section, MONDAY.date())
    tree.editor(), tree.colleague()
    tell_what_is_due(at=MONDAY)
    assert set(receivers()) == {tree.editor().email, tree.colleague().email}


def test_the_date_of_the_page_holds_until_somebody_sets_one(section: SectionPage) -> None:
    tree.write(section, [tree.paragraph("Words")], review_date=MONDAY.date())
    assert care.sections(MONDAY.date())[0].soon
    keep(section, MONDAY.date() + timedelta(days=400))
    assert not care.sections(MONDAY.date())[0].is_due


def test_many_reports_are_one_message_and_none_is_missed(section: SectionPage) -> None:
    keep(section, owner=tree.editor())
    for number in range(39):
        complain(section, number=f"1.1.{number}")
    assert tell_of_reports(at=MONDAY) == 39
    complain(section)
    assert tell_of_reports(at=MONDAY + timedelta(hours=3)) == 0
    assert receivers() == [tree.editor().email]
    assert tell_of_reports(at=MONDAY + timedelta(days=1)) == 1
    assert len(mails()) == 2
    assert tell_of_reports(at=MONDAY + timedelta(days=2)) == 0


def test_a_wrong_contact_does_not_wait_until_tomorrow(section: SectionPage) -> None:
    keep(section, owner=tree.editor())
    complain(section)
    tell_of_reports(at=MONDAY)
    complain(section, kind="contact")
    assert tell_of_reports(at=MONDAY + timedelta(hours=1)) == 1
    assert len(mails()) == 2


def test_one_owners_message_does_not_hold_up_anothers(root: ManualPage, section: SectionPage) -> None:
    other = tree.section(tree.chapter(root, "Afterwards"), "Care", [tree.paragraph("Words")])
    keep(section, owner=tree.editor())
    keep(other, owner=tree.colleague())
    complain(section)
    tell_of_reports(at=MONDAY)
    complain(other)
    assert tell_of_reports(at=MONDAY + timedelta(hours=1)) == 1
    assert receivers() == sorted([tree.editor().email, tree.colleague().email])


def test_reports_on_a_translation_go_to_lead_and_deputy_of_its_language(section: SectionPage) -> None:
    keep(section, owner=tree.editor())
    lead, deputy = tree.person("lead.ro@example.org", "lead-ro"), tree.person("deputy.ro@example.org", "deputy-ro")
    complain(section, language="ro")
    complain(section, language="da")
    tell_of_reports(at=MONDAY)
    assert receivers() == sorted([lead.email, deputy.email, tree.editor().email])
    assert "Who calls?" not in OutboundMessage.objects.filter(kind="care").select_related("text")[0].text.text


def test_reviewed_and_still_right_moves_the_date_and_keeps_who(section: SectionPage, client: Client) -> None:
    client.force_login(tree.editor())
    address = f"/admin/manual/care/{section.pk}/"
    later = today() + timedelta(days=200)
    assert client.get(f"{address}still-right/").status_code == 405
    assert client.post(f"{address}still-right/", {"next_by": later.isoformat()}).status_code == 302
    review = SectionReview.objects.get()
    assert (review.by, review.on, review.next_by) == (tree.editor(), today(), later)
    assert SectionCare.objects.get().review_by == later
    assert "read it and found it right" in client.get(address).content.decode()


@pytest.mark.parametrize("said", ["", "soon", "2001-01-01", "99999-01-01", "nul\0"])
def test_a_bad_day_is_said_and_nothing_moves(section: SectionPage, client: Client, said: str) -> None:
    client.force_login(tree.editor())
    page = client.post(f"/admin/manual/care/{section.pk}/still-right/", {"next_by": said})
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()
    assert not SectionReview.objects.exists()


def test_owner_and_deputy_are_two_editors(section: SectionPage, client: Client) -> None:
    client.force_login(tree.editor())
    address = f"/admin/manual/care/{section.pk}/"
    officer = tree.person("officer@example.org", "officer")
    me, colleague = tree.editor().pk, tree.colleague().pk
    for owner, deputy in ((me, me), (officer.pk, ""), ("x", ""), ("\0", "")):
        answer = client.post(address, {"owner": owner, "deputy": deputy, "review_by": ""})
        assert "errorlist" in answer.content.decode(), (owner, deputy)
    assert client.post(address, {"owner": me, "deputy": colleague, "review_by": "2030-01-01"}).status_code == 302
    kept = care.section(section)
    assert (kept.owner, kept.deputy, kept.review_by) == (tree.editor(), tree.colleague(), date(2030, 1, 1))


def test_the_screens_are_for_those_who_look_after_the_manual(section: SectionPage, client: Client) -> None:
    complain(section)
    report = SectionReport.objects.get()
    paths = ["care/", f"care/{section.pk}/", "reports/", "reports/?state=done", f"reports/{report.pk}/"]
    for who, opens in (
        (tree.editor(), paths),
        (tree.person("auditor@example.org", "auditor"), paths),
        (tree.person("officer@example.org", "officer"), []),
        (tree.person("lead.ro@example.org", "lead-ro"), ["reports/", "reports/?state=done"]),
    ):
        client.force_login(who)
        assert [path for path in paths if client.get(f"/admin/manual/{path}").status_code == 200] == opens, who
    client.force_login(tree.person("auditor@example.org", "auditor"))
    care_form = {"owner": "", "deputy": "", "review_by": ""}
    assert client.post(f"/admin/manual/care/{section.pk}/", care_form).status_code == 404
    assert client.post(f"/admin/manual/reports/{report.pk}/", {"state": "done"}).status_code == 404


def test_a_lead_answers_what_is_said_of_the_own_language(section: SectionPage, client: Client) -> None:
    complain(section, language="ro")
    complain(section, language="nl")
    client.force_login(tree.person("lead.ro@example.org", "lead-ro"))
    romanian, dutch = SectionReport.objects.order_by("pk")
    assert client.get(f"/admin/manual/reports/{dutch.pk}/").status_code == 404
    answer = client.post(f"/admin/manual/reports/{romanian.pk}/", {"state": "answered", "note": "Will be written anew"})
    assert answer.status_code == 302
    romanian.refresh_from_db()
    assert (romanian.state, romanian.note) == ("answered", "Will be written anew")


@pytest.mark.parametrize(
    "said", [{"state": "lost"}, {"state": "done", "note": "n" * 501}, {"state": "done", "note": "\0"}]
)
def test_a_bad_answer_is_said_at_the_field(section: SectionPage, client: Client, said: dict[str, str]) -> None:
    complain(section)
    report = SectionReport.objects.get()
    client.force_login(tree.editor())
    page = client.post(f"/admin/manual/reports/{report.pk}/", said).content.decode()
    assert "errorlist" in page
    report.refresh_from_db()
    assert report.state == "new"


def test_the_list_asks_no_more_for_more_sections(
    root: ManualPage, client: Client, django_assert_max_num_queries: Any
) -> None:
    parent = tree.chapter(root, "First hours")
    for number in range(6):
        tree.section(parent, f"Part {number}x", [tree.paragraph("Words")])
    client.force_login(tree.editor())
    client.get("/admin/manual/care/")
    with django_assert_max_num_queries(25):
        client.get("/admin/manual/care/")


def test_the_guide_is_under_help(root: ManualPage, client: Client) -> None:
    client.force_login(tree.person("translator.ro@example.org", "translator-ro"))
    assert "You never type a number" in client.get("/admin/manual/guide/").content.decode()
    assert "/admin/manual/guide/" in client.get("/admin/").content.decode()


def test_one_letter_that_fails_stops_no_other_and_is_tried_again(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tree.section(ChapterPage.objects.get(), "Later", [tree.paragraph("Words")])
    broken, well = tree.editor(), tree.colleague()
    keep(section, owner=broken)
    keep(other, owner=well)
    complain(section)
    complain(other, number="1.2")
    write = letters.reported

    def written(*, to: User, **said: Any) -> Notice:
        if to == broken:
            raise ValueError("no words in this language")
        return write(to=to, **said)

    monkeypatch.setattr(letters, "reported", written)
    assert tell_of_reports(at=MONDAY) == 1
    assert receivers() == [well.email]
    monkeypatch.undo()
    assert tell_of_reports(at=MONDAY) == 1
    assert sorted(receivers()) == sorted([well.email, broken.email])
