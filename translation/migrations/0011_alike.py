"""Near matches by the index: the default threshold of pg_trgm is too low for it, and its planner too fond of reading all."""

from django.db import migrations

LOAD = "SELECT show_limit();"  # pg_trgm must be in the session for its setting to be named
CREATE = """
CREATE FUNCTION translation_memory_alike(asked text) RETURNS SETOF bigint
LANGUAGE sql STABLE ROWS 6
SET pg_trgm.similarity_threshold TO 0.5
SET enable_seqscan TO off
AS $$ SELECT id FROM translation_memorysource WHERE words % asked $$;
"""
DROP = "DROP FUNCTION translation_memory_alike(text);"


class Migration(migrations.Migration):

    dependencies = [
        ('translation', '0010_rounds'),
    ]

    operations = [migrations.RunSQL([LOAD, CREATE], DROP)]
