"""A sitemap of fifty thousand addresses: in parts, each once, never held as a whole."""

import tracemalloc
from collections import Counter

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from lxml import etree
from wagtail.models import Page

from home.models import NewsPage
from home.queries import sitemap_parts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("translated_news")]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
EACH = 12_500
MEGABYTE = 1024 * 1024


def grow() -> None:
    """As many news pages as make 50,000 addresses in four languages."""
    slug = NewsPage.objects.get(slug="mixed-teams", locale__language_code="en")
    names = [field.column for field in Page._meta.local_fields if field.column != "id"]
    changed = {
        "path": "left(path, length(path) - 4) || lpad(upper(to_hex(number + 4096)), 4, '0')",
        "translation_key": "md5(number::text)::uuid",
        "slug": "'n' || number",
        "url_path": "left(url_path, length(url_path) - length(slug) - 1) || 'n' || number || '/'",
    }
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(changed.get(name, f'"{name}"') for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO wagtailcore_page ({columns}) SELECT {values} FROM wagtailcore_page, "  # noqa: S608 - own names
            "generate_series(1, %s) AS number WHERE translation_key = %s",
            [EACH, slug.translation_key],
        )


def read(client: Client, path: str) -> list[str]:
    root = etree.fromstring(client.get(path).getvalue())
    return root.xpath("//s:loc/text()", namespaces=NAMES)


def test_fifty_thousand_addresses_stand_in_parts_each_once(client: Client) -> None:
    grow()
    parts = [part.removeprefix(settings.HUB_PUBLIC_URL) for part in read(client, "/sitemap.xml")]
    assert parts == [f"/sitemap-{number}.xml" for number in range(1, 7)]
    found: Counter[str] = Counter()
    for part in parts:
        addresses = read(client, part)
        assert 0 < len(addresses) <= sitemap_parts.MOST
        found.update(addresses)
    assert len(found) > 4 * EACH
    assert set(found.values()) == {1}
    assert client.get("/sitemap-7.xml").status_code == 404
    assert client.get("/sitemap-0.xml").status_code == 404


def test_a_part_is_never_held_as_a_whole(client: Client) -> None:
    grow()
    answer = client.get("/sitemap-2.xml")
    tracemalloc.start()
    try:
        size = sum(len(piece) for piece in answer.streaming_content)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 5 * MEGABYTE
    assert peak < 4 * MEGABYTE


def test_few_addresses_stand_in_one_file(client: Client) -> None:
    answer = client.get("/sitemap.xml")
    assert b"<urlset" in answer.getvalue()
    assert client.get("/sitemap-1.xml").status_code == 200
    assert client.get("/sitemap-2.xml").status_code == 404
