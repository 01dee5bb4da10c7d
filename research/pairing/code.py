"""The code of a respondent: answers that only they know, written in any way. Pure."""

import hmac
import unicodedata
from collections.abc import Sequence

APART = "\x1f"


def folded(answer: str) -> str:
    """Case, accents, spaces and signs fall away: `Ștefan-cel-Mare 3`, `stefan cel mare 3` are one answer."""
    text = unicodedata.normalize("NFKD", answer.casefold())
    text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in text if char.isalnum())


def code_hash(answers: Sequence[str], *, key: bytes) -> bytes:
    """HMAC-SHA-256 (RFC 2104) of the folded answers with the key of the study; nothing where one is empty.

    Whoever has the key can try out answers, so that this is pseudonymous until the key is destroyed (GDPR, recital 26).
    """
    parts = [folded(answer) for answer in answers]
    return hmac.digest(key, APART.join(parts).encode(), "sha256") if parts and all(parts) else b""
