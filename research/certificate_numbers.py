"""Numbers of certificates, `TR-XXXX-XXXX-C`: no signs that look alike, and a last one that finds a slip of the finger.

The alphabet is as long as a prime, so that the last sign finds every wrong sign and every two that changed places.
"""

import secrets

ALPHABET = "34679ACDEFGHJKMNPRTVWXY"
LENGTH = 8


def new_number() -> str:
    return written("".join(secrets.choice(ALPHABET) for _sign in range(LENGTH)))


def written(signs: str) -> str:
    """As people read it, with its last sign."""
    return f"TR-{signs[:4]}-{signs[4:]}-{check_sign(signs)}"


def check_sign(signs: str) -> str:
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(signs, start=2))
    return ALPHABET[total % len(ALPHABET)]


def read_number(text: str) -> str | None:
    """The number that somebody typed, with or without its strokes; None for what cannot be one."""
    signs = "".join(one for one in text.upper() if one.isalnum())
    signs = signs.removeprefix("TR") if len(signs) == LENGTH + 3 else signs
    if len(signs) != LENGTH + 1 or any(sign not in ALPHABET for sign in signs):
        return None
    return written(signs[:-1]) if check_sign(signs[:-1]) == signs[-1] else None
