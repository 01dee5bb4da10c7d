"""The first page of the admin offers each person their own rooms."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from hub.models import User


@pytest.mark.django_db
def test_the_first_page_leads_to_what_this_person_may_do(client: Client) -> None:
    person = User.objects.create_user(email="o@example.org", password="x")
    person.groups.add(Group.objects.get(name="officer"))
    client.force_login(person)
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Where to begin" in page
    begin = page[page.index("Where to begin") :].split("</nav>")[0]
    assert reverse("dissemination_coverage") in begin
    assert reverse("initiatives_queue") not in begin
    assert reverse("manual_admin:guide") in begin
    assert "https://" not in begin and 'href="#"' not in begin
