"""Text-search configurations as the server at hand can give them: stop words, then accents folded, then the stemmer.

What a server has differs by its version (Estonian since 18) and is asked, not assumed. Stop words come first, because
folding would turn `på` and `été` into other words. No file is put into the server.
"""

from django.db import DatabaseError, connection, transaction
from psycopg import sql

from search.languages import STEMMERS, UNSTEMMED

TOKENS = sql.SQL(", ").join(
    sql.SQL(name) for name in ("asciihword", "asciiword", "hword", "hword_asciipart", "hword_part", "word")
)
CHAINS = """
SELECT cfgname, array_agg(DISTINCT chain) FROM (
    SELECT cfgname, maptokentype, array_agg(dictname::text ORDER BY mapseqno) AS chain
    FROM pg_ts_config JOIN pg_ts_config_map ON mapcfg = pg_ts_config.oid JOIN pg_ts_dict ON mapdict = pg_ts_dict.oid
    WHERE cfgname LIKE 'hub\\_%' AND maptokentype IN (1, 2, 10, 11, 16, 17)
    GROUP BY cfgname, maptokentype
) AS mapped GROUP BY cfgname
"""  # the six token types of `TOKENS`


def version() -> str:
    """The server's version, which decides what a stemmer makes of a word: `180003`."""
    return str(connection.pg_version)


def arrange() -> list[str]:
    """Create each configuration that is missing and correct each that a newer server can do better.

    Returns the names of those changed. Must be asked by the owner of the database; in one transaction.
    """
    changed = []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT dictname FROM pg_ts_dict WHERE dictnamespace = 'pg_catalog'::regnamespace")
        stemmers = {name for (name,) in cursor.fetchall()}
        present = _present()
        for name, language in [(UNSTEMMED, ""), *((f"hub_{code}", name) for code, name in STEMMERS.items())]:
            stemmer = f"{language}_stem"
            chain = ["unaccent", stemmer] if stemmer in stemmers else ["unaccent", "simple"]
            stop = f"{name}_stop"
            if stemmer in stemmers and _has_stop_words(stop, language):
                chain = [stop, *chain]
            if present.get(name) == [chain]:
                continue
            if name not in present:
                create = "CREATE TEXT SEARCH CONFIGURATION {} (COPY = simple)"
                cursor.execute(sql.SQL(create).format(sql.Identifier(name)))
            change = sql.SQL("ALTER TEXT SEARCH CONFIGURATION {} ALTER MAPPING FOR {} WITH {}")
            words = sql.SQL(", ").join(map(sql.Identifier, chain))
            cursor.execute(change.format(sql.Identifier(name), TOKENS, words))
            changed.append(name)
    return changed


def _present() -> dict[str, list[list[str]]]:
    with connection.cursor() as cursor:
        cursor.execute(CHAINS)
        return {name: [list(chain) for chain in chains] for name, chains in cursor.fetchall()}


def _has_stop_words(name: str, language: str) -> bool:
    """Whether the dictionary of stop words is there, or could be made of the server's own list."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_ts_dict WHERE dictname = %s", [name])
        if cursor.fetchone():
            return True
        create = "CREATE TEXT SEARCH DICTIONARY {} (TEMPLATE = simple, STOPWORDS = {}, ACCEPT = false)"
        try:
            with transaction.atomic():
                cursor.execute(sql.SQL(create).format(sql.Identifier(name), sql.Identifier(language)))
        except DatabaseError:
            return False
    return True
