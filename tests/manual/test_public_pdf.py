"""The PDF as another room gets it: the public one, the bytes that were built, and only while it may be shown."""

import pytest

from hub.ports.citable import PdfGoneError, PdfRef
from manual.files import store
from manual.models import EditionFile, SectionPage
from manual.provider import Manual
from manual.services.withdraw_edition import withdraw_edition
from tests.manual import tree
from tests.manual.making import OPEN, build, make

pytestmark = pytest.mark.django_db


def found() -> PdfRef | None:
    return Manual().pdf("1", language="en", impression=1)


@pytest.fixture
def ref(section: SectionPage) -> PdfRef:
    edition = make("1")
    assert found() is None, "not built yet"
    build(edition)
    named = found()
    assert named
    return named


def test_it_is_the_public_one_that_was_built(ref: PdfRef) -> None:
    content = Manual().read_pdf(ref)
    assert content.startswith(b"%PDF") and len(content) == ref.size
    row = EditionFile.objects.get(name="manual.pdf")
    assert (ref.sha256, row.restricted, ref.name) == (row.sha256, False, "manual-1-en-1.pdf")


def test_what_may_not_be_shown_now_is_not_given(ref: PdfRef, section: SectionPage) -> None:
    tree.write(section, [tree.paragraph("Open words", OPEN, access="practitioners"), tree.paragraph("More")])
    assert found() is None
    with pytest.raises(PdfGoneError):
        Manual().read_pdf(ref)


def test_nothing_of_a_withdrawn_edition_is_given(ref: PdfRef) -> None:
    edition = EditionFile.objects.get(name="manual.pdf").impression.edition
    withdraw_edition(edition=edition, reason="A wrong number.", by=tree.colleague())
    assert found() is None
    with pytest.raises(PdfGoneError):
        Manual().read_pdf(ref)


def test_bytes_that_are_not_those_that_were_built_are_not_given(ref: PdfRef) -> None:
    path = store.place(EditionFile.objects.get(name="manual.pdf").path)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(PdfGoneError):
        Manual().read_pdf(ref)
    path.unlink()
    with pytest.raises(PdfGoneError):
        Manual().read_pdf(ref)
