"""Where in the database a text stands."""

from django.db import connection


def found(text: str) -> list[str]:
    """Columns of any table of the database that hold the text, whatever their type."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
            " WHERE table_schema = 'public' AND data_type NOT IN ('integer', 'bigint', 'smallint', 'boolean', 'uuid')"
        )
        places = []
        for table, column, kind in cursor.fetchall():
            said = f"encode(\"{column}\", 'escape')" if kind == "bytea" else f'"{column}"::text'
            cursor.execute(f'SELECT count(*) FROM "{table}" WHERE {said} ILIKE %s', [f"%{text}%"])  # noqa: S608 - names
            if cursor.fetchone()[0]:
                places.append(f"{table}.{column}")
    return places
