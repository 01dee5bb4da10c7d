import pytest
from django.test import Client

from manual.models import CitableNumber, SectionPage

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
