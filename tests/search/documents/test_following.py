"""A document is found exactly while a live page that the reader may see links it."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.models import Collection, CollectionViewRestriction, Page

from home.models import StandardPage
from hub.models import AccessRule, HubDocument
from hub.people.reader import PUBLIC, Reader
from hub.publishing.files import may_fetch
from hub.publishing.services.take_down import take_down
from search.models import DocumentText, EntryKind, SearchEntry
from search.services.index import index_page
from search.services.place_document import document_differences
from search.services.read_document import read_document
from search.services.reconcile_documents import reconcile_documents
from tests.factories import pages
from tests.search.documents import making
from tests.search.test_find import ask

pytestmark = pytest.mark.django_db

PRACTITIONER = Reader(user_id=1, practitioner=True)


def upload(
    pages_of_it: tuple[str, ...] = ("Quokka alpha", "Wombat beta"), title: str = "Hand-over record"
) -> HubDocument:
    """As the admin does it; the worker has read it."""
    file = ContentFile(making.pdf(pages_of_it), name="record.pdf")
    document = HubDocument.objects.create(title=title, file=file)
    work(document)
    return document


def work(document: HubDocument) -> None:
    """What the worker is rung for, on commit."""
    read_document(document_id=document.pk)


def link(document: HubDocument) -> list[dict[str, Any]]:
    return [{"type": "text", "value": f'<p><a linktype="document" id="{document.pk}">the record</a></p>'}]


def linked(document: HubDocument, parent: Page | None = None, **fields: Any) -> StandardPage:
    page = pages.public(parent, body=link(document), **fields)
    work(document)
    return page


def found(word: str, reader: Reader = PUBLIC, language: str = "en") -> list[str]:
    return [hit.url for hit in ask(word, language=language, reader=reader).hits]


def test_a_hit_opens_the_page_of_the_document_on_which_the_word_stands() -> None:
    document = upload()
    linked(document)
    assert found("wombat") == [f"{document.url}#page=2"]
    (hit,) = ask("wombat").hits
    assert (hit.title, hit.kind) == ("Hand-over record, page 2", "Documents")


def test_what_no_live_page_links_is_not_found() -> None:
    document = upload()
    assert found("quokka", PRACTITIONER) == []
    page = pages.draft(body=link(document))
    work(document)
    assert found("quokka", PRACTITIONER) == []
    pages.republish(page)
    work(document)
    assert found("quokka")


def test_a_page_that_goes_or_stops_linking_takes_the_document_along_at_once() -> None:
    document = upload()
    page = linked(document)
    pages.republish(page, body=[])
    assert found("quokka", PRACTITIONER) == []
    page = linked(document)
    take_down(page=page)
    assert found("quokka", PRACTITIONER) == []
    linked(document).delete()
    assert found("quokka", PRACTITIONER) == []


def test_one_of_two_pages_that_goes_leaves_it_with_the_other() -> None:
    document = upload()
    first, second = linked(document), linked(document)
    take_down(page=first)
    assert found("quokka")
    take_down(page=second)
    assert not found("quokka", PRACTITIONER)


def test_it_is_found_by_those_alone_who_may_fetch_it() -> None:
    document = upload()
    parent = pages.public()
    page = linked(document, parent)
    pages.republish(parent, access="practitioners")
    assert (found("quokka"), len(found("quokka", PRACTITIONER))) == ([], 1)
    assert not may_fetch(document, PUBLIC)
    other = linked(document)
    assert found("quokka") and may_fetch(document, PUBLIC), "the most open of its pages decides"
    pages.republish(other, access="practitioners")
    assert (found("quokka"), len(found("quokka", PRACTITIONER))) == ([], 1)
    pages.republish(parent, access="public")
    assert found("quokka") == [f"{document.url}#page=1"], page.pk


def test_a_block_that_is_closed_closes_what_it_links_before_anything_is_written_again() -> None:
    document = upload()
    page = linked(document)
    AccessRule.objects.create(page_key=page.translation_key, block_id=page.body[0].id)
    assert not may_fetch(document, PUBLIC)
    assert (found("quokka"), len(found("quokka", PRACTITIONER))) == ([], 1)


def test_a_closed_collection_is_not_found() -> None:
    inner = Collection.get_first_root_node().add_child(name="Inner")
    document = upload()
    linked(document)
    HubDocument.objects.filter(pk=document.pk).update(collection=inner)
    rule = CollectionViewRestriction.objects.create(collection=inner, restriction_type="login")
    assert found("quokka", PRACTITIONER) == []
    rule.delete()
    work(document)
    assert found("quokka")


def test_a_new_file_takes_the_words_of_the_old_one_away_at_once() -> None:
    document = upload()
    linked(document)
    document.file = ContentFile(making.pdf(["Numbat gamma"]), name="record.pdf")
    document.save()
    assert (found("quokka"), found("numbat")) == ([], [])
    work(document)
    assert found("numbat")


def test_a_new_title_is_found_and_only_at_the_first_page() -> None:
    document = upload(("One", "Two", "Three"))
    linked(document)
    document.title = "Wallaby form"
    document.save()
    work(document)
    assert found("wallaby") == [f"{document.url}#page=1"]


def test_it_is_found_in_each_language_whose_page_links_it() -> None:
    document = upload(("O victima minora",))
    linked(document, language="ro")
    assert found("victima", language="ro") == [f"{document.url}#page=1"]
    assert found("victima", language="en") == []


def test_a_document_that_is_deleted_leaves_nothing() -> None:
    document = upload()
    linked(document)
    document.delete()
    assert not SearchEntry.objects.filter(kind=EntryKind.DOCUMENT).exists()
    assert not DocumentText.objects.exists()


def test_what_was_lost_is_found_and_mended_and_nothing_else_is_touched() -> None:
    document = HubDocument.objects.create(title="Lost", file=ContentFile(making.pdf(["Quokka"]), name="lost.pdf"))
    pages.public(body=link(document))
    with pytest.raises(CommandError, match="are missing"):
        call_command("search_reconcile", "--check")
    call_command("search_reconcile")
    assert found("quokka")
    SearchEntry.objects.filter(kind=EntryKind.DOCUMENT).update(server_version="12.1")
    assert document_differences() == [document.pk]
    assert reconcile_documents() == 1
    assert reconcile_documents() == 0
    SearchEntry.objects.filter(kind=EntryKind.DOCUMENT).delete()
    call_command("search_reconcile")
    assert found("quokka")


def test_a_republished_page_keeps_the_entries_of_its_documents() -> None:
    document = upload()
    page = linked(document)
    index_page(page_id=page.pk)
    assert found("quokka")


def test_a_file_that_is_missing_is_said_and_not_raised() -> None:
    document = HubDocument.objects.create(title="Gone", file="documents/nowhere.pdf")
    work(document)
    assert DocumentText.objects.get(document=document).state == "gone"
