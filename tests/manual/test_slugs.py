"""No chapter or section takes an address that means something else; said at the field."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from manual.models import ManualPage
from manual.models.slugs import check_slug
from manual.urls import localized
from tests.manual import desk, tree

FIXED = re.compile(r"manual/(?:<[^>]+>/)?([a-z]+)/")


class Named:
    def __init__(self, slug: str) -> None:
        self.slug = slug


def test_every_route_of_the_manual_is_refused_as_a_slug() -> None:
    routes = {part for one in localized for part in FIXED.findall(str(one.pattern))}
    assert {"card", "cite", "editions"} <= routes
    for slug in routes:
        with pytest.raises(ValidationError):
            check_slug(Named(slug))


@pytest.mark.parametrize("slug", ["3", "3.2", "3-2-4", "3a", "12AB", "compare", "changes", "feed"])
def test_what_looks_like_a_number_or_a_route_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_slug(Named(slug))
    assert set(refused.value.message_dict) == {"slug"}


@pytest.mark.parametrize("slug", ["first-hours", "24-hours", "2024-directive", "editions-and-files", "a"])
def test_words_are_taken(slug: str) -> None:
    check_slug(Named(slug))


@pytest.mark.django_db
def test_the_editor_is_told_at_the_field_and_keeps_what_was_typed(root: ManualPage, client: Client) -> None:
    client.force_login(tree.editor())
    answer = client.post(
        f"/admin/pages/add/manual/chapterpage/{root.pk}/", desk.chapter_form("A title that stays", "3-2")
    )
    text = answer.content.decode()
    assert "Choose words." in text
    assert "A title that stays" in text
