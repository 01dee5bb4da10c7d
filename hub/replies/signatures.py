"""Where a signature begins. Better a greeting too many than a sentence too few: only what is sure is cut."""

import re

FORMULAS = (
    r"(?:with )?(?:(?:kind|best|warm|many)(?:est)? )?regards|best wishes|yours (?:sincerely|faithfully)"
    r"|sincerely(?: yours)?",
    r"cu (?:deosebit[ăa] |mult )?(?:stim[ăa]|respect|considera[țţt]ie|drag|prietenie)|numai bine|toate cele bune"
    r"|o zi (?:bun[ăa]|frumoas[ăa])|cu salut[ăa]ri",
    r"(?:met )?(?:vriendelijke|hartelijke) groet(?:en)?|(?:veel )?groet(?:en|jes)?|hoogachtend|mvg",
    r"(?:med )?(?:venlig|kærlig) hilsen|(?:de )?(?:bedste|mange) hilsner|(?:vh|mvh|kh)",
    r"mit (?:freundlichen|besten) gr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|liebe) gr(?:ü|ue)(?:ß|ss)e",
    r"(?:bien )?cordialement|(?:meilleures|sincères) salutations",
)
FORMULA = re.compile(rf"\s*(?:{'|'.join(FORMULAS)})[\s,.!]*", re.IGNORECASE)
DEVICE = re.compile(
    r"\s*(?:sent from my|get outlook for|trimis (?:de pe|din)|ob[țţt]ine[țţt]i outlook|verzonden van(?:af|uit)"
    r"|sendt fra|hent outlook|gesendet von|envoyé (?:de|depuis) mon)\b.{0,60}",
    re.IGNORECASE,
)
DASHES = re.compile(r"\s*(?:--|—|__)\s*")
MOST_LINES, MOST_CHARACTERS = 12, 700
"""What follows a greeting and is longer is no signature."""


def without_signature(text: str) -> str:
    """`text` up to its signature; unchanged where nothing would be left of it."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if number and _begins(line, lines[number + 1 :]):
            above = "\n".join(lines[:number])
            return above if above.strip() else text
    return text


def _begins(line: str, rest: list[str]) -> bool:
    if DASHES.fullmatch(line) or DEVICE.fullmatch(line):
        return _is_short(rest)
    return bool(FORMULA.fullmatch(line)) and _is_short(rest)


def _is_short(rest: list[str]) -> bool:
    said = [line for line in rest if line.strip()]
    return len(said) <= MOST_LINES and sum(map(len, said)) <= MOST_CHARACTERS
