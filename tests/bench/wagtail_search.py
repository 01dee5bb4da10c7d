"""The grown texts in Wagtail's own search index, asked as Wagtail's documentation asks it.

Pages and index rows are written in bulk, equal to what `update_index` would write for a page with a title and a body.
"""

from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from modelsearch.backends.database.postgres.postgres import IndexEntry
from wagtail.models import Locale, Page

from search.models import SearchEntry

BATCH = 2_000
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROOM = 1_000  # paths below the root that the sample may hold
ENTRIES = f"""
INSERT INTO {IndexEntry._meta.db_table}
    (content_type_id, object_id, title_norm, title, autocomplete, body, title_text, body_text)
SELECT %s, page.id::text, 1.0, setweight(to_tsvector(entry.title), 'A'), to_tsvector('simple', entry.title),
    setweight(to_tsvector(entry.body), 'D'), entry.title, entry.body
FROM wagtailcore_page AS page JOIN search_searchentry AS entry ON entry.url = page.url_path
WHERE page.url_path LIKE '/%%/bench/%%'
"""  # noqa: S608 - the name of a table


def copy_to_wagtail() -> None:
    """A page and an index row for every section that was grown."""
    kind = ContentType.objects.get_for_model(Page)
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code in SearchEntry.objects.filter(key__startswith="bench:").values_list("language", flat=True).distinct()
    }
    root = Page.objects.get(depth=1)
    entries = SearchEntry.objects.filter(key__startswith="bench:").values_list("language", "url", "title")
    pages = [
        Page(
            path=root.path + _step(place), depth=2, numchild=0, title=title, draft_title=title, slug=f"bench-{place}",
            url_path=url, live=True, locale=locales[language], translation_key=uuid4(), content_type=kind,
        )
        for place, (language, url, title) in enumerate(entries.iterator(), start=ROOM)
    ]  # fmt: skip
    Page.objects.bulk_create(pages, batch_size=BATCH)
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES, [kind.pk])
        cursor.execute(f"VACUUM ANALYZE {IndexEntry._meta.db_table}")
        cursor.execute("VACUUM ANALYZE wagtailcore_page")


def ask_wagtail(question: str) -> None:
    """The first ten and how many there are, in one language, of live pages."""
    found = Page.objects.live().filter(locale=Locale.objects.get(language_code="en")).search(question, operator="and")
    list(found[:10])
    found.count()


def _step(place: int) -> str:
    """A path's last four characters."""
    text = ""
    for _digit in range(4):
        place, rest = divmod(place, len(DIGITS))
        text = DIGITS[rest] + text
    return text
