"""The rule of access is asked of what is closed: however many open pages there are, it reads none of them."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Locale, Page

from hub.models import AccessRule
from hub.publishing import access

pytestmark = pytest.mark.django_db
OPEN = 2_000


def write(path: str, depth: int) -> Page:
    return Page(
        path=path, depth=depth, numchild=0, title=path, draft_title=path, slug=path, url_path=f"/{path}/", live=True,
        locale=Locale.objects.get(language_code="en"), translation_key=uuid4(),
        content_type=ContentType.objects.get_for_model(Page),
    )  # fmt: skip


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from walk(child)


def test_open_pages_are_not_read_to_know_what_is_closed() -> None:
    root = Page.objects.get(depth=1).path
    closed, below = f"{root}ZZ00", f"{root}ZZ000001"
    around = [f"{root}ZY{number:02}" for number in range(100)] + [f"{root}ZZ01"]
    Page.objects.bulk_create([write(path, len(path) // 4) for path in (closed, below, *around)])
    Page.objects.bulk_create([write(f"{root}ZY00{number:04}", 3) for number in range(OPEN)])
    AccessRule.objects.create(page_key=Page.objects.get(path=closed).translation_key)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE wagtailcore_page")
    keys = access.restricted_page_keys()
    assert set(Page.objects.filter(translation_key__in=keys).values_list("path", flat=True)) == {closed, below}
    (plan,) = json.loads(access.visible_pages(Page.objects.filter(path=root)).explain(format="json", analyze=True))
    of_pages = [node for node in walk(plan["Plan"]) if node.get("Relation Name") == Page._meta.db_table]
    read = [node["Actual Loops"] * (node["Actual Rows"] + node.get("Rows Removed by Filter", 0)) for node in of_pages]
    assert 0 < sum(read) < OPEN / 20
