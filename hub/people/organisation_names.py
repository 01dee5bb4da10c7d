"""Names of organisations as eyes read them: what looks the same is the same word, whatever letters it is written with.

The pairs are those of Unicode Technical Standard 39 (confusables) that occur in names written in Latin, Greek and
Cyrillic letters; the rest falls together by compatibility decomposition, without accents, case, spaces and signs.
"""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hub import written

ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")
# Greek and Cyrillic by the shape of their capitals, which is the one that equals a Latin letter's.
LIKE_LATIN = str.maketrans(
    {
        **dict(zip("авекмнорстухіјѕԁһԛԝүгь", "abekmhopctyxijsdhqwyrb", strict=True)),
        **dict(zip("αβγεζηικμνορτυχω", "abyezhikmnoptyxw", strict=True)),
        **dict(zip("øđłıħŧl1|0!ɑɡɩ", "odiihtiiioiagi", strict=True)),
    }
)
LONGER = (("æ", "ae"), ("œ", "oe"), ("þ", "th"), ("ð", "d"), ("ĳ", "ij"), ("rn", "m"), ("vv", "w"))


def cleaned(name: str) -> str:
    """As it is stored: what `hub.written` leaves of it, with single spaces."""
    return " ".join(written.cleaned(name, lines=False).split())


def skeleton(name: str) -> str:
    """What is left of `name` to the eye: two names with one skeleton cannot be told apart at a glance."""
    folded = unicodedata.normalize("NFKD", cleaned(name).casefold()).casefold()
    letters = "".join(sign for sign in folded if not unicodedata.combining(sign)).translate(LIKE_LATIN)
    for pair, seen in LONGER:
        letters = letters.replace(pair, seen)
    return "".join(sign for sign in letters if sign.isalnum())


def has_mixed_word(name: str) -> bool:
    """Whether one word of `name` is written with letters of two alphabets, which no true name is."""
    return any(len(_alphabets(word) & set(ALPHABETS)) > 1 for word in name.split())


def check_letters(name: str) -> None:
    """Raise ValidationError for letters that look like others: of a further alphabet, or two alphabets in a word."""
    if _alphabets(name) - set(ALPHABETS):
        raise ValidationError(_("Write the name in Latin, Greek or Cyrillic letters; others cannot be compared."))
    if has_mixed_word(name):
        raise ValidationError(
            _("One word of it mixes letters of two alphabets that look alike. Type it again with one keyboard.")
        )


def _alphabets(word: str) -> set[str]:
    return {unicodedata.name(sign, "").partition(" ")[0] for sign in word if sign.isalpha()}
