"""Downloads and uploads over HTTP."""

import io
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from home.models import NewsIndexPage, NewsPage
from hub.publishing.services.publish import publish
from tests.translation.conftest import submit
from tests.translation.exchange.making import export, fill_xliff, stage, translated, zipped
from translation.models import ImportBatch, ImportRow, PageTranslation
from translation.queries.texts import segments_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(news: NewsPage, editor: Any) -> PageTranslation:
    return submit(news, editor)


def upload(client: Any, data: bytes, name: str = "a.xlf") -> Any:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("translation:imports", args=["ro"]), {"file": file}, follow=True)


def test_a_translator_downloads_uploads_chooses_and_takes_over(
    client: Any, row: PageTranslation, translator: Any
) -> None:
    client.force_login(translator)
    desk = client.get(reverse("translation:desk", args=["ro", row.page_key])).content.decode()
    address = reverse("translation:export", args=["ro", row.page_key, "xlf"])
    assert f'href="{address}"' in desk
    answer = client.get(address)
    assert answer["Content-Disposition"] == 'attachment; filename="two-calls.ro.xlf"'
    html = upload(client, fill_xliff(answer.content, translated)).content.decode()
    assert "Waits for you to choose" in html
    batch = ImportBatch.objects.get()
    page = reverse("translation:import_page", args=["ro", batch.key, row.page_key])
    assert f'href="{page}"' in html
    html = client.get(page).content.decode()
    assert html.count('name="take"') == batch.rows.count()
    title = batch.rows.get(source="Two calls")
    client.post(page, {"take": [title.pk]})
    assert batch.rows.filter(taken=True).count() == 1
    html = client.post(reverse("translation:import", args=["ro", batch.key]), {"chosen": "1"}, follow=True)
    assert "1 text is taken over." in html.content.decode()
    assert [segment.target for segment in segments_of(row) if segment.target] == ["Tradus two calls"]
    assert "Saved" in client.get(page).content.decode()


def test_all_that_is_new_is_taken_with_one_button(client: Any, row: PageTranslation, translator: Any) -> None:
    batch = stage(fill_xliff(export(row), translated), translator)
    ImportRow.objects.filter(source="Two calls").update(status="conflict", taken=True)
    client.force_login(translator)
    client.post(reverse("translation:import", args=["ro", batch.key]), {"new": "1"})
    assert [segment.path for segment in segments_of(row) if not segment.target] == ["title"]


def test_what_cannot_be_read_is_told_at_the_field(client: Any, translator: Any) -> None:
    client.force_login(translator)
    answer = upload(client, b"<xliff")
    assert answer.status_code == 422
    assert "The file is broken" in answer.content.decode()
    assert upload(client, b"").status_code == 422
    assert not ImportBatch.objects.exists()


def test_a_file_holds_only_what_it_says_and_markup_in_it_is_words(
    client: Any, row: PageTranslation, translator: Any
) -> None:
    data = fill_xliff(
        export(row), lambda path, _source: "&lt;script&gt;x&lt;/script&gt; unu" if path == "title" else None
    )
    client.force_login(translator)
    upload(client, data, "<b>a.xlf")
    batch = ImportBatch.objects.get()
    html = client.get(reverse("translation:import_page", args=["ro", batch.key, row.page_key])).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt; unu" in html
    assert "<script>x" not in html


def test_an_upload_of_somebody_else_looks_like_none(
    client: Any, row: PageTranslation, translator: Any, person: Any
) -> None:
    batch = stage(fill_xliff(export(row), translated), translator)
    own = reverse("translation:import", args=["ro", batch.key])
    page = reverse("translation:import_page", args=["ro", batch.key, row.page_key])
    client.force_login(person("translator-ro", email="other@example.org"))
    assert {client.get(own).status_code, client.get(page).status_code, client.post(own).status_code} == {404}
    client.force_login(person("translator-nl"))
    for address in (
        reverse("translation:imports", args=["ro"]),
        reverse("translation:export", args=["ro", row.page_key, "xlf"]),
        reverse("translation:export_branch", args=["ro", row.page_key.int % 9 + 1, "po"]),
    ):
        assert client.get(address).status_code == 404


def test_a_branch_is_an_archive_with_a_folder_for_each_page_above(
    client: Any, row: PageTranslation, editor: Any, translator: Any
) -> None:
    client.force_login(translator)
    index = NewsIndexPage.objects.get(locale__language_code="en")
    board = client.get(reverse("translation:board")).content.decode()
    address = reverse("translation:export_branch", args=["ro", index.pk, "xlf"])
    assert f'href="{address}"' in board
    first = client.get(address)
    assert first["Content-Type"] == "application/zip"
    assert client.get(address).content == first.content
    with zipfile.ZipFile(io.BytesIO(first.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert "ro/news/two-calls.xlf" in files
    html = upload(client, zipped({name: fill_xliff(data, translated) for name, data in files.items()}), "a.zip")
    assert "New:" in html.content.decode()


def test_a_branch_costs_the_same_for_each_page_whatever_it_holds(
    client: Any, row: PageTranslation, editor: Any, translator: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(translator)
    index = NewsIndexPage.objects.get(locale__language_code="en")
    address = reverse("translation:export_branch", args=["ro", index.pk, "xlf"])
    client.get(address)
    with django_assert_max_num_queries(40) as one:
        client.get(address)
    body = [
        {"type": "heading", "id": f"20000000-0000-0000-0000-{number:012}", "value": f"Heading {letter}"}
        for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")
    ]
    for number in range(2):
        page = NewsPage(title=f"News {number}", slug=f"news-{number}", body=body)
        index.add_child(instance=page)
        publish(revision=page.save_revision(user=editor), by=editor)
        submit(page, editor)
    with django_assert_max_num_queries(len(one) + 2 * 4):
        client.get(address)
