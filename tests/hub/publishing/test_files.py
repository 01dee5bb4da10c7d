"""Uploaded files reach those who may read a live text that shows them, and nobody else."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from hub.models import HubDocument, HubImage
from hub.people.services.end_practice import end
from hub.publishing.services.take_down import take_down
from tests.factories import pages, people

pytestmark = pytest.mark.django_db


@pytest.fixture
def document() -> HubDocument:
    return HubDocument.objects.create(title="Form", file=ContentFile(b"%PDF-1.4 a form", name="form.pdf"))


@pytest.fixture
def image() -> HubImage:
    return HubImage.objects.create(title="A door", alt_text="An open door", file=get_test_image_file())


def body(file: Any) -> list[dict[str, Any]]:
    """A text that links the document, or shows the image, as home's blocks store it."""
    if isinstance(file, HubDocument):
        return [{"type": "text", "value": f'<p><a linktype="document" id="{file.pk}">the form</a></p>'}]
    return [{"type": "text", "value": f'<embed embedtype="image" id="{file.pk}" format="fullwidth" alt="A door"/>'}]


def fetch(client: Client, file: Any) -> Any:
    return client.get(file.url if isinstance(file, HubDocument) else file.get_rendition("width-40").url)


@pytest.fixture(params=["document", "image"])
def file(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def upload() -> SimpleUploadedFile:
    return SimpleUploadedFile("door.png", get_test_image_file().file.getvalue(), "image/png")


def test_what_no_text_shows_is_nobodys(file: Any) -> None:
    assert fetch(Client(), file).status_code == 404
    assert fetch(people.logged_in(people.user("", "partner")), file).status_code == 404
    assert fetch(people.logged_in(people.user("", "editor")), file).status_code == 200


def test_what_a_public_text_shows_is_public_until_it_goes(file: Any) -> None:
    page = pages.public(body=body(file))
    answer = fetch(Client(), file)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, max-age=300"
    take_down(page=page)
    assert fetch(Client(), file).status_code == 404


def test_a_draft_shows_nothing(file: Any) -> None:
    page = pages.public()
    pages.revise(page, body=body(file))
    pages.draft(body=body(file))
    assert fetch(Client(), file).status_code == 404
    pages.republish(page, body=body(file))
    assert fetch(Client(), file).status_code == 200
    pages.republish(page, body=[])
    assert fetch(Client(), file).status_code == 404


def test_what_only_practitioners_read_only_they_fetch(file: Any) -> None:
    person = people.practitioner()
    client = people.logged_in(person)
    pages.public(pages.public(access="practitioners"), body=body(file))
    assert fetch(Client(), file).status_code == 404
    assert fetch(people.logged_in(people.user()), file).status_code == 404
    assert fetch(client, file).status_code == 200
    end(access=person.practice_accesses.get(), reason="test")
    assert fetch(client, file).status_code == 404
    pages.public(body=body(file))
    assert fetch(Client(), file).status_code == 200, "another text shows it to everybody"


def test_a_wrong_name_or_number_looks_like_a_forbidden_one(document: HubDocument) -> None:
    pages.public(body=body(document))
    forbidden = HubDocument.objects.create(title="x", file=ContentFile(b"%PDF-1.4 x", name="other.pdf"))
    answers = [
        Client().get(address)
        for address in (forbidden.url, f"/documents/{document.pk}/wrong.pdf", "/documents/999999/form.pdf")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_an_etag_tells_nothing_of_a_forbidden_document(document: HubDocument) -> None:
    guess = document.get_file_hash()
    assert Client().get(document.url, headers={"if-none-match": f'"{guess}"'}).status_code == 404


def test_originals_and_foreign_paths_are_not_served(image: HubImage) -> None:
    pages.public(body=body(image))
    for path in (image.file.name, "../manage.py", "documents/form.pdf"):
        assert Client().get(f"/media/{path}").status_code == 404, path
    assert people.logged_in(people.user("", "editor")).get(f"/media/{image.file.name}").status_code == 200


def test_an_image_needs_words_for_those_who_do_not_see_it() -> None:
    editor = people.logged_in(people.user("", "editor"))
    form = {"title": "A door", "file": upload(), "alt_text": ""}
    answer = editor.post(reverse("wagtailimages:add"), form)
    assert answer.status_code == 200
    assert answer.context["form"].errors["alt_text"]
    assert not HubImage.objects.exists()
    many = {"files[]": upload()}
    answer = editor.post(reverse("wagtailimages:add_multiple"), many, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json()["success"]
    assert not HubImage.objects.exists(), "several at once wait for their words, too"
    editor.post(reverse("wagtailimages:add"), {**form, "alt_text": "An open door", "file": upload()})
    assert HubImage.objects.get().alt_text == "An open door"
