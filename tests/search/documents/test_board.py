"""Editors see what became of each document, where they keep it and on a board."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from hub.models import HubDocument
from search.services.read_document import read_document
from tests.factories import pages, people
from tests.search.documents import making
from tests.search.documents.test_following import link, linked, upload

pytestmark = pytest.mark.django_db


def locked() -> HubDocument:
    file = ContentFile(making.pdf(["Words"], password="secret"), name="locked.pdf")
    document = HubDocument.objects.create(title="Locked plan", file=file)
    read_document(document_id=document.pk)
    return document


def test_the_board_says_the_state_of_each_document_and_where_it_is_found() -> None:
    found = upload()
    linked(found)
    locked()
    HubDocument.objects.create(title="New one", file=ContentFile(b"%PDF-1.4", name="new.pdf"))
    editor = people.logged_in(people.user("", "editor"))
    page = editor.get(reverse("search_documents")).content.decode()
    for words in ("Its whole text can be found.", "<td>en</td>", "locked by a password", "waits to be read"):
        assert words in page
    trouble = editor.get(reverse("search_documents"), {"trouble": "1"}).content.decode()
    assert "Locked plan" in trouble and "Hand-over record" not in trouble
    assert people.logged_in(people.user("", "officer")).get(reverse("search_documents")).status_code == 404


def test_the_page_of_a_document_says_it_too() -> None:
    editor = people.logged_in(people.user("", "editor"))
    document = upload()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    assert "No public page links it." in editor.get(address).content.decode()
    pages.public(body=link(document))
    assert "locked by a password" in editor.get(reverse("wagtaildocs:edit", args=[locked().pk])).content.decode()


def test_the_board_asks_as_much_for_many_documents_as_for_one(django_assert_max_num_queries: object) -> None:
    upload()
    client = people.logged_in(people.user("", "editor"))
    client.get(reverse("search_documents"))
    for number in range(5):
        upload(title=f"Record {number}")
    with django_assert_max_num_queries(25):  # type: ignore[operator]  # a fixture
        client.get(reverse("search_documents"))
