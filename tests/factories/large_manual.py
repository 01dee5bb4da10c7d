"""A manual of hundreds of sections, copied from one in SQL: through the services it would take minutes."""

from django.db import connection
from django.db.models import Field
from wagtail.models import Page

from manual.models import CitableNumber, SectionPage

ROWS = "generate_series(1, %(copies)s) AS copy"


def grow(section: SectionPage, copies: int) -> None:
    """`copies` sections like `section` behind it in its chapter, each with keys and numbers of its own."""
    parent = section.get_parent()
    start = parent.numchild
    base, step = parent.path, Page.steplen
    own = {
        "id": f"{Page.objects.order_by('-pk')[0].pk} + copy",
        "path": f"'{base}' || lpad(({start} + copy)::text, {step}, '0')",  # decimal digits sort as base 36 does
        "translation_key": f"md5('{section.pk}-' || copy)::uuid",
        "slug": "slug || '-' || copy",
        "url_path": "url_path || copy || '/'",
    }
    with connection.cursor() as cursor:
        _copy(cursor, Page, f"id = {section.pk}", own, copies)
        _copy(cursor, SectionPage, f"page_ptr_id = {section.pk}", {"page_ptr_id": own["id"]}, copies)
        numbers = {
            "id": "nextval(pg_get_serial_sequence('manual_citablenumber', 'id'))",
            "page_key": own["translation_key"],
            "number": "regexp_replace(number, '^([0-9]+)[.][0-9]+', '\\1.' || (1000 + copy))",
        }
        _copy(cursor, CitableNumber, f"page_key = '{section.translation_key}'", numbers, copies)
        cursor.execute("SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), max(id)) FROM wagtailcore_page")
    Page.objects.filter(pk=parent.pk).update(numchild=start + copies)


def _copy(cursor: object, model: type, where: str, own: dict[str, str], copies: int) -> None:
    columns = [one.column for one in model._meta.local_concrete_fields if isinstance(one, Field)]
    taken = ", ".join(own.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    sql = f"INSERT INTO {table} ({names}) SELECT {taken} FROM {table}, {ROWS} WHERE {where}"  # noqa: S608 - our names
    cursor.execute(sql, {"copies": copies})
