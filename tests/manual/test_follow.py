"""The manual, its chapters and its sections offer new editions, and what is new on their themes, by e-mail."""

import pytest
from django.test import Client

from hub.models import Theme
from hub.publishing.services.publish import publish
from manual.models import ManualPage, SectionPage

pytestmark = pytest.mark.django_db


def test_each_page_carries_the_box(client: Client, root: ManualPage, section: SectionPage) -> None:
    section.themes.add(Theme.objects.create(slug="care", name="Care"))
    publish(revision=section.save_revision(), by=None, announced=False)
    for path, chosen in (
        (root.get_url(), "?manual=1"),
        (section.get_parent().get_url(), "?manual=1"),
        (section.get_url(), "?theme=care&amp;manual=1"),
    ):
        assert f'href="/en/subscribe/{chosen}"' in client.get(path).text, path
