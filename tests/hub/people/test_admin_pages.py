import pytest
from django.test import Client
from django.urls import reverse

from hub.people.models import Organisation, User
from hub.reference.models import Country


@pytest.mark.django_db
def test_the_list_of_organisations_opens_with_its_way_to_the_questions(client: Client) -> None:
    country = Country.objects.get_or_create(code="NL", defaults={"languages": ["nl"]})[0]
    Organisation.objects.create(name="Harbour Bridge", kind="ngo", country=country)
    client.force_login(User.objects.create_superuser(email="admin@example.org", password="x"))
    answer = client.get(reverse("organisations:index"))
    assert answer.status_code == 200
    assert "/admin/organisations/verify/" in answer.content.decode()
