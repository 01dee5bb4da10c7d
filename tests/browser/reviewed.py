"""What axe cannot tell by itself, looked at by a person: where, and why it is well. Anything else is a fault."""

from collections.abc import Iterable

from tests.rig.browser import Finding

CONTRAST = {
    "bgGradient": "the box of a table paints its shadow as a gradient, over the card that its words stand on",
    "pseudoContent": "the lines of doors and routes and the dots of lists are painted beside the words, not under them",
    "bgOverlap": "the proposals of the search lie over the page, on a card; words of a drawing, on its card",
    "imgNode": "the words of a chart stand beside its bars, on the page itself, in the colour of the words around them",
    "elmPartiallyObscured": "words under the proposals of the search, while these are open",
    "elmPartiallyObscuring": "the proposals of the search, while they are open",
    "nonBmp": "an arrow beside a word in the same colour",
    "shortTextContent": "an arrow beside a word in the same colour",
}
"""Why axe could not tell the contrast of some words; `tests/hub/look/test_contrast.py` holds the colours themselves."""

MARKUP = {
    r"Attribute “media” not allowed on element “meta”": "HTML has it since 2020, this edition of the checker does not",
    r"Attribute “enterkeyhint” not allowed": "HTML has it since 2019, this edition of the checker does not",
    r"Attribute “autocomplete” is only allowed when": (
        "on the boxes to tick: without it a browser brings back, on a shared device, what somebody marked"
    ),
}
"""What the Nu checker says and a person decided to leave."""


def open_questions(found: Iterable[Finding]) -> list[Finding]:
    return [one for one in found if one.rule != "color-contrast" or one.reason not in CONTRAST]
