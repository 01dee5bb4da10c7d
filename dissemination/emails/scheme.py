"""A mail as programs show it that prefer a light or a dark look, whatever the browser prefers. Pure."""

import re
from enum import StrEnum

ASKED = re.compile(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")


class Scheme(StrEnum):
    LIGHT = "light"
    DARK = "dark"


def in_scheme(html: str, scheme: Scheme) -> str:
    """Its media queries are answered here; what a program changes by itself is not shown."""
    said = ASKED.sub(lambda asked: "(min-width: 0)" if asked[1] == scheme else "(max-width: 0)", html)
    return said.replace('name="color-scheme" content="light dark"', f'name="color-scheme" content="only {scheme}"')
