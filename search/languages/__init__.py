"""Which text-search configuration serves which language; the configurations are made by migration 0001.

A configuration is a constant of the query (per-row configurations keep PostgreSQL from using its index).
"""

STEMMED = {
    "en": "english",
    "ro": "romanian",
    "nl": "dutch",
    "da": "danish",
    "de": "german",
    "fr": "french",
}
UNSTEMMED = "hub_simple"

ROMANIAN_STOP_WORDS = frozenset(
    [
        "a",
        "al",
        "ale",
        "am",
        "ar",
        "are",
        "as",
        "au",
        "ca",
        "care",
        "ce",
        "cel",
        "cu",
        "de",
        "din",
        "este",
        "fi",
        "in",
        "iar",
        "la",
        "lui",
        "mai",
        "nu",
        "o",
        "pe",
        "pentru",
        "prin",
        "sa",
        "sau",
        "se",
        "si",
        "sunt",
        "un",
        "unei",
        "unor",
        "unui",
        "va",
    ]
)


def configuration(language: str) -> str:
    """Name of the text-search configuration of `language`: `hub_ro`, else `hub_simple`."""
    return f"hub_{language}" if language in STEMMED else UNSTEMMED


def stop_words(language: str) -> frozenset[str]:
    """Words to leave out of a query, unaccented, where the server has no stop list of the language."""
    return ROMANIAN_STOP_WORDS if language == "ro" else frozenset()
