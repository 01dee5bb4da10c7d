"""Journey 2: edition 2 with typed change notes is frozen in English, with pages and files; nothing changes it later."""

import hashlib
import io
import re

import pikepdf
import psycopg
import pytest

from home.models import HomePage
from hub.models import ChangeStatement
from manual.models import Edition, EditionDraft, Impression, SectionPage
from manual.queries import readiness
from tests.manual import tree
from tests.manual.desk import Person
from tests.rig import databases
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-edition")

FIRST, SECOND = "00000000-0000-4000-8000-00000000000a", "00000000-0000-4000-8000-00000000000b"
LAST = tree.paragraph("Stop there.", "00000000-0000-4000-8000-00000000000c")
EDITIONS = "/en/manual/editions"


@pytest.fixture
def hub(rig: Rig) -> Rig:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    chapter = tree.chapter(root, "First hours")
    tree.section(chapter, "First contact", [tree.paragraph("Say your name.", FIRST), LAST])
    tree.person("root@example.org", is_superuser=True, is_staff=True)
    rig.run_web()
    rig.run_worker()
    return rig


def test_an_edition_is_made_by_two_and_frozen_for_ever(hub: Rig) -> None:
    editor = Person(hub, "editor@example.org").log_in()
    colleague = Person(hub, "colleague@example.org").log_in()
    public = Person(hub, "")

    publish(editor, colleague, begin(editor, "1", "2013-04-06"))
    amend()
    draft = begin(editor, "2", "2026-10-01")
    complete(editor, draft)
    nobody_approves_alone(editor, Person(hub, "root@example.org").log_in(), draft)
    publish(editor, colleague, draft)

    page = public.get(f"{EDITIONS}/2/").text
    assert "Gives the job as well." in page
    assert re.search(r"<h3[^>]*>\s*Law\b.*</h3>.*Gives the job as well", page, re.DOTALL)
    assert "Say your name and your job." in public.get("/en/manual/1.1/?edition=2").text
    assert "Say your name and your job." not in public.get("/en/manual/1.1/?edition=1").text
    assert public.get("/en/manual/1.1.1A/?edition=1").status == 404
    assert public.get("/en/manual/1.1.1A/?edition=2").url.endswith("/en/manual/1.1/?edition=2#p-1.1.1A")

    impression = Impression.objects.get(edition__number="2", language="en")
    wait_until(lambda: impression.files.count() == 5, "the worker to build the files", 120)
    before = files(public)
    look_at_pdf(before["manual.pdf"])

    tree.write(SectionPage.objects.get(), [tree.paragraph("Quite other words.", FIRST)], title="Other title")
    assert files(public) == before
    assert "Say your name and your job." in public.get("/en/manual/1.1/?edition=2").text
    assert "Quite other words." in public.get("/en/manual/1.1/").text
    the_database_refuses(hub, impression)


def begin(editor: Person, number: str, effective: str) -> EditionDraft:
    form = {"number": number, "title": f"Edition {number}", "effective": effective, "backdated": "on"}
    answer = editor.post("/admin/manual/editions/begin/", form)
    assert "/editions/draft/" in answer.url, answer.text[:500]
    return EditionDraft.objects.get(number=number)


def amend() -> None:
    section = SectionPage.objects.get()
    ChangeStatement.objects.create(
        page_key=section.translation_key, language="en", block_id=FIRST, kind="legal", note="Gives the job as well."
    )
    between = tree.paragraph("Sit at the child's height.", SECOND)
    tree.write(section, [tree.paragraph("Say your name and your job.", FIRST), between, LAST])


def complete(editor: Person, draft: EditionDraft) -> None:
    """The gathered note of the first paragraph is there; the editor says what the others are."""
    notes = {note.block_id: note for note in draft.notes.all()}
    assert (notes[FIRST].kind, notes[FIRST].text) == ("legal", "Gives the job as well.")
    editor.post(f"/admin/manual/editions/draft/{draft.pk}/submit/")
    assert EditionDraft.objects.get(pk=draft.pk).state == "draft", "a note was missing"
    said = {f"kind-{note.pk}": note.kind for note in notes.values()}
    said |= {f"note-{note.pk}": note.text or "A new paragraph." for note in notes.values()}
    editor.post(f"/admin/manual/editions/draft/{draft.pk}/", said)


def nobody_approves_alone(editor: Person, root: Person, draft: EditionDraft) -> None:
    """The editor who prepared it cannot, nor a superuser who had a hand in it, nor anybody before it is submitted."""
    publish_address = f"/admin/manual/editions/draft/{draft.pk}/publish/"
    said = {f"kind-{note.pk}": note.kind for note in draft.notes.all()}
    said |= {f"note-{note.pk}": note.text for note in draft.notes.all()}
    root.post(f"/admin/manual/editions/draft/{draft.pk}/", said)
    editor.post(f"/admin/manual/editions/draft/{draft.pk}/submit/")
    assert EditionDraft.objects.get(pk=draft.pk).state == "submitted"
    assert (
        editor.post(publish_address, {"read": readiness.read_now(draft.pk)}).url.endswith("/")
        and not Edition.objects.filter(number=draft.number).exists()
    )
    root.post(publish_address, {"read": readiness.read_now(draft.pk)})
    assert not Edition.objects.filter(number=draft.number).exists()


def publish(editor: Person, colleague: Person, draft: EditionDraft) -> None:
    if EditionDraft.objects.get(pk=draft.pk).state == "draft":
        editor.post(f"/admin/manual/editions/draft/{draft.pk}/submit/")
    page = colleague.get(f"/admin/manual/editions/draft/{draft.pk}/readiness/").text
    (read,) = re.findall(r'name="read" value="([0-9a-f]{64})"', page)
    colleague.post(f"/admin/manual/editions/draft/{draft.pk}/publish/", {"read": read})
    assert Edition.objects.filter(number=draft.number).exists()


def files(public: Person) -> dict[str, bytes]:
    """Every file of edition 2, each as its hash says."""
    sums = public.get(f"{EDITIONS}/2/checksums.txt").text.splitlines()
    assert len(sums) == 6
    found = {"checksums.txt": "\n".join(sums).encode()}
    for line in sums[1:]:
        sha256, name = line.split()
        found[name] = public.get_bytes(f"{EDITIONS}/2/{name}")
        assert hashlib.sha256(found[name]).hexdigest() == sha256
    return found


def look_at_pdf(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en"
        assert "Edition 2" in str(pdf.docinfo["/Title"])
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root][-1] == "1 First hours"


def the_database_refuses(hub: Rig, impression: Impression) -> None:
    """Also whoever has the database's own password, beside the application."""
    with databases.connection_to(hub.database) as connection:
        for statement in (
            "UPDATE manual_frozensection SET html = ''",
            "DELETE FROM manual_frozensection",
            "UPDATE manual_impression SET sha256 = ''",
            "DELETE FROM manual_editionfile",
            "UPDATE manual_changenote SET text = 'x'",
            "UPDATE manual_edition SET title = 'x'",
            "TRUNCATE manual_edition CASCADE",
        ):
            with pytest.raises(psycopg.errors.RestrictViolation):
                connection.execute(statement)
    assert impression.sections.exclude(html="").exists()
