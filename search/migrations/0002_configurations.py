"""Text-search configurations: stop words, then accents folded, then the stemmer (quality.md A.3).

Stop words come first, because folding would turn `på` and `été` into other words. No file is put into the server:
Romanian has no stop list there, the query leaves its small words out.
"""

from django.contrib.postgres.operations import CreateExtension, UnaccentExtension
from django.db import migrations

WORDS = "asciihword, asciiword, hword, hword_asciipart, hword_part, word"
LANGUAGES = {
    "en": ("english", True),
    "ro": ("romanian", False),
    "nl": ("dutch", True),
    "da": ("danish", True),
    "de": ("german", True),
    "fr": ("french", True),
}


def create():
    yield "CREATE TEXT SEARCH CONFIGURATION hub_simple (COPY = simple)"
    yield f"ALTER TEXT SEARCH CONFIGURATION hub_simple ALTER MAPPING FOR {WORDS} WITH unaccent, simple"
    for code, (name, stops) in LANGUAGES.items():
        chain = f"unaccent, {name}_stem"
        if stops:
            yield f"CREATE TEXT SEARCH DICTIONARY hub_{code}_stop (TEMPLATE = simple, STOPWORDS = {name}, ACCEPT = false)"
            chain = f"hub_{code}_stop, {chain}"
        yield f"CREATE TEXT SEARCH CONFIGURATION hub_{code} (COPY = {name})"
        yield f"ALTER TEXT SEARCH CONFIGURATION hub_{code} ALTER MAPPING FOR {WORDS} WITH {chain}"


def drop():
    for code, (_name, stops) in LANGUAGES.items():
        yield f"DROP TEXT SEARCH CONFIGURATION hub_{code}"
        if stops:
            yield f"DROP TEXT SEARCH DICTIONARY hub_{code}_stop"
    yield "DROP TEXT SEARCH CONFIGURATION hub_simple"


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        UnaccentExtension(),
        CreateExtension("pg_trgm"),
        migrations.RunSQL(list(create()), list(drop())),
    ]
