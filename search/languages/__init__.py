"""Which text-search configuration serves which language, and which words a question leaves out.

Every language has a decision: a stemmer of the server (`STEMMERS`), or whole words that are searched by their
beginning (`by_prefix`). A configuration is a constant of the query (per-row configurations keep PostgreSQL from using
its index). A language is named by its code, a region in it is left out: `pt-br` is `pt`.
"""

from search.languages.stop_lists import STOP_WORDS

STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
YOUNG_STEMMERS = frozenset({"et"})  # not on every server that we support
UNSTEMMED = "hub_simple"


def base(language: str) -> str:
    """`pt` of `pt-br`."""
    return language.lower().replace("_", "-").split("-")[0]


def configuration(language: str) -> str:
    """Name of the text-search configuration of `language`: `hub_ro`, else `hub_simple`."""
    code = base(language)
    return f"hub_{code}" if code in STEMMERS else UNSTEMMED


def by_prefix(language: str) -> bool:
    """Whether words of `language` are searched by their beginning, for want of a stemmer on some or every server."""
    code = base(language)
    return code not in STEMMERS or code in YOUNG_STEMMERS


def stop_words(language: str) -> frozenset[str]:
    """Folded words to leave out of a question: the server has no list, or has them with accents alone."""
    return STOP_WORDS.get(base(language), frozenset())
