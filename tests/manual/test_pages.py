import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from manual.models import ChapterPage, CitableNumber, ManualPage, SectionPage
from tests.manual import tree

pytestmark = pytest.mark.django_db


def test_a_section_is_public_at_its_address_with_its_numbers(sample: None, client: Client) -> None:
    answer = client.get("/en/manual/first-hours/first-contact/")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "3.2 First contact with the child" in text
    assert 'id="p-3.2.1"' in text
    assert 'href="/en/manual/5.1/"' in text
    assert (
        CitableNumber.objects.get(number="3.2").page_key
        == SectionPage.objects.get(slug="first-contact").translation_key
    )


def test_the_sitemap_names_editions_law_and_glossary(root: ManualPage, client: Client) -> None:
    text = client.get("/sitemap.xml").getvalue().decode()
    for path in ("/en/manual/editions/", "/ro/law/", "/da/glossary/"):
        assert path in text


@pytest.mark.parametrize("slug", ["editions", "3", "3.2", "3.2.4a"])
def test_no_page_is_called_like_a_number_or_a_list(root: ManualPage, slug: str) -> None:
    page = ChapterPage(title="Chapter", slug=slug, locale=root.locale)
    with pytest.raises(ValidationError) as refused:
        root.add_child(instance=page)
    assert "slug" in refused.value.message_dict


def test_bad_rich_text_is_reduced_to_words(root: ManualPage, client: Client) -> None:
    chapter = tree.chapter(root, "First hours")
    bad = '<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">ok</a>'
    tree.section(chapter, "First contact", [tree.paragraph(f"Words {bad}")])
    text = client.get("/en/manual/first-hours/first-contact/").content.decode()
    assert "Words ok" in text
    assert "alert(" not in text


def test_a_copied_page_gets_its_own_numbers(root: ManualPage) -> None:
    chapter = tree.chapter(root, "First hours")
    section = tree.section(chapter, "First contact", [tree.paragraph("Words")])
    copy = section.copy(update_attrs={"slug": "copy"}, keep_live=False)
    tree.release(copy)
    assert set(CitableNumber.objects.values_list("number", flat=True)) == {"1", "1.1", "1.1.1", "1.2", "1.2.1"}
