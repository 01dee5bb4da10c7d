"""Files of an initiative: cleaned, screened, seen by whom its version is seen, gone with it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hub.uploads.errors import RefusedUpload
from initiatives.errors import Identifying, RefusedError
from initiatives.models import Attachment, DraftState, Initiative
from initiatives.queries.difference import difference
from initiatives.queries.sheet import content_of
from initiatives.services.approve import approve
from initiatives.services.attach import MOST, attach
from initiatives.services.detach import detach
from initiatives.services.save_draft import save_draft
from initiatives.services.submit import submit
from initiatives.services.sweep_files import sweep_files
from initiatives.services.take_down import take_down
from tests.factories import people
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.files import attached
from tests.uploads import made

CNP = "1800101221144"


def address(file: Attachment) -> str:
    return reverse("partners_file", args=[file.initiative.key, file.key])


def seen_by(cast: Cast, file: Attachment) -> set[str]:
    roles = {"author": cast.author, "partner": cast.partner, "stranger": cast.stranger, "moderator": cast.moderator}
    clients = {"anonymous": Client(), **{role: logged_in(person) for role, person in roles.items()}}
    answers = {role: client.get(address(file)).status_code for role, client in clients.items()}
    assert set(answers.values()) <= {200, 404}
    return {role for role, status in answers.items() if status == 200}


def approved(cast: Cast, initiative: Initiative) -> Initiative:
    waiting = submit(initiative=initiative, by=cast.author, attested=True)
    return approve(initiative=waiting, by=cast.moderator, version=waiting.draft.version)


def test_a_file_is_seen_by_whom_its_version_is_seen(cast: Cast, draft: Make) -> None:
    initiative = draft()
    file = attached(initiative, cast.author)
    assert seen_by(cast, file) == {"author"}
    submit(initiative=initiative, by=cast.author, attested=True)
    assert seen_by(cast, file) == {"author", "moderator"}
    initiative.refresh_from_db()
    approve(initiative=initiative, by=cast.moderator, version=initiative.draft.version)
    assert seen_by(cast, file) == {"author", "partner", "stranger", "moderator", "anonymous"}
    take_down(initiative=initiative, by=cast.moderator, reasons=["identifying"])
    assert seen_by(cast, file) == {"author"}


def test_a_file_that_a_later_version_adds_or_leaves_out_follows_that_version(cast: Cast, draft: Make) -> None:
    initiative = draft()
    first = attached(initiative, cast.author)
    approved(cast, initiative)
    second = attached(initiative, cast.author, data=b"%PDF-2")
    detach(attachment=first, by=cast.author)
    assert "anonymous" in seen_by(cast, first) and "anonymous" not in seen_by(cast, second)
    initiative.refresh_from_db()
    changed = [row.label for row in difference(content_of(initiative), initiative.draft.content, "en") if row.changed]
    assert set(changed) == {"File 1"}, "another file of the same name is another file"
    approved(cast, initiative)
    assert "anonymous" not in seen_by(cast, first) and "anonymous" in seen_by(cast, second)


def test_a_file_is_served_as_a_file_and_as_nothing_else(cast: Cast, draft: Make) -> None:
    file = attached(draft(), cast.author)
    answer = logged_in(cast.author).get(address(file))
    assert answer["Content-Type"] == "application/pdf" and answer.content == b"%PDF-"
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"


def test_what_is_handed_in_is_cleaned_named_and_shown_to_all_once_approved(cast: Cast, draft: Make) -> None:
    initiative = draft()
    client, page = logged_in(cast.author), reverse("partners_files", args=[initiative.key])
    for _twice in range(2):
        sent = SimpleUploadedFile("../Our\u202e plan.exe", made.image_with_place(), content_type="text/html")
        answer = client.post(page, {"file": sent, "label": "The room of the training"}, follow=True)
        assert answer.status_code == 200
    file = Attachment.objects.get(initiative=initiative)
    assert (file.kind, file.name) == ("jpeg", "Our plan.jpeg") and b"Somebody" not in bytes(file.content)
    approved(cast, initiative)
    shown = Client().get(initiative.get_absolute_url()).content.decode()
    assert "The room of the training" in shown and address(file) in shown


@pytest.mark.parametrize(("data", "words"), [(b"MZ not what it says", "Only PDF"), (b"", "empty")])
def test_what_is_not_taken_is_said_at_the_field_and_the_words_stay(
    cast: Cast, draft: Make, data: bytes, words: str
) -> None:
    initiative = draft()
    page = reverse("partners_files", args=[initiative.key])
    answer = logged_in(cast.author).post(page, {"file": SimpleUploadedFile("a.pdf", data), "label": "Kept words"})
    assert answer.status_code == 422 and words in answer.content.decode() and "Kept words" in answer.content.decode()
    assert not Attachment.objects.exists()


def test_the_screen_reads_the_text_the_name_and_the_label_of_a_file(cast: Cast, draft: Make) -> None:
    initiative = draft()
    attached(initiative, cast.author, words=f"The child, CNP {CNP}, was found.")
    with pytest.raises(Identifying) as caught:
        submit(initiative=initiative, by=cast.author, attested=True)
    assert [finding.place for finding in caught.value.findings] == ["files-0-words"]


def test_a_file_is_screened_once_and_one_full_of_numbers_is_not_taken(cast: Cast, draft: Make) -> None:
    initiative = draft()
    attach(initiative=initiative, by=cast.author, data=made.pdf(words=f"CNP {CNP}"), name="a.pdf", label="A list")
    (one,) = Attachment.objects.get().found
    assert (one["kind"], one["severity"], one["found"]) == ("cnp", "hard", CNP)
    with pytest.raises(Identifying):
        submit(initiative=initiative, by=cast.author, attested=True)
    many = " ".join(f"case no. {number}" for number in range(10_000, 10_100))
    with pytest.raises(RefusedUpload, match="places"):
        attach(initiative=initiative, by=cast.author, data=made.pdf(words=many), name="b.pdf", label="More")
    assert Attachment.objects.count() == 1


def test_a_form_can_neither_add_nor_lose_a_file(cast: Cast, draft: Make) -> None:
    initiative = draft()
    file = attached(initiative, cast.author)
    foreign = attached(draft(), cast.author, data=b"%PDF-3")
    initiative.refresh_from_db()
    version = initiative.draft.version
    save_draft(initiative=initiative, by=cast.author, content=content(budget="large"), version=version)
    initiative.refresh_from_db()
    assert [one.key for one in initiative.draft.content.files] == [str(file.key)]
    client = logged_in(cast.partner)
    for key in (initiative.key, uuid4()):
        assert client.post(reverse("partners_file_remove", args=[key, file.key])).status_code == 404
    mixed = reverse("partners_file_remove", args=[initiative.key, foreign.key])
    assert logged_in(cast.author).post(mixed).status_code == 404


def test_there_are_five_files_at_most_and_a_change_takes_back_what_waits(cast: Cast, draft: Make) -> None:
    initiative = draft()
    for number in range(MOST):
        attached(initiative, cast.author, data=b"%%PDF-%d" % number)
    submit(initiative=initiative, by=cast.author, attested=True)
    with pytest.raises(RefusedError, match="five files"):
        attach(initiative=initiative, by=cast.author, data=made.image(), name="a.png", label="One too many")
    assert Attachment.objects.count() == MOST, "nothing of it is kept"
    detach(attachment=Attachment.objects.first(), by=cast.author)
    initiative.refresh_from_db()
    assert initiative.draft.state == DraftState.OPEN and len(initiative.draft.content.files) == MOST - 1


def test_what_no_version_shows_is_deleted_after_a_day_and_nothing_else(cast: Cast, draft: Make) -> None:
    initiative = draft()
    public, kept, dropped, new = (attached(initiative, cast.author, data=b"%%PDF-%d" % n) for n in range(4))
    detach(attachment=kept, by=cast.author)
    approved(cast, initiative)
    for file in (public, dropped, new):
        detach(attachment=file, by=cast.author)
    initiative.refresh_from_db()
    initiative.files = [one for one in initiative.files if one["key"] == str(public.key)]
    initiative.save()
    Attachment.objects.exclude(pk=new.pk).update(stored_at=timezone.now() - timedelta(days=2))
    assert sweep_files() == 2
    assert set(Attachment.objects.all()) == {public, new} and sweep_files() == 0


def test_somebody_who_left_the_organisation_sees_its_drafts_files_no_more(cast: Cast, draft: Make) -> None:
    file = attached(draft(), cast.author)
    people.join(cast.stranger, cast.organisation)
    assert seen_by(cast, file) == {"author", "stranger"}
    cast.stranger.memberships.update(left_at=timezone.now())
    assert seen_by(cast, file) == {"author"}
