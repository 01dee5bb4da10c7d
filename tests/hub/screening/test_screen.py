"""The safeguarding screen: what it is sure of, what it warns of, and what it leaves alone."""

from itertools import pairwise

import pytest

from hub.screening import Kind, Severity, screen, screen_places
from tests.hub.screening.corpus.numbers import Random, number, seeded

HARD, SOFT = Severity.HARD, Severity.SOFT


def cnp(rng: Random) -> str:
    return number("ro.cnp", rng)


def bsn(rng: Random) -> str:
    return number("nl.bsn", rng)


def cpr(rng: Random) -> str:
    digits = number("dk.cpr", rng)
    return f"{digits[:6]}-{digits[6:]}"


numbers = seeded


def kinds(text: str) -> list[tuple[str, Severity]]:
    return [(found.kind.value, found.severity) for found in screen(text)]


WRITTEN = [
    lambda number: number,
    lambda number: " ".join(number),
    lambda number: f"{number[:1]} {number[1:7]} {number[7:]}",
    lambda number: "\u200b".join(number),
    lambda number: number.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}),
    lambda number: number[:3] + number[3:-1].replace("0", "O") + number[-1],
    lambda number: f"{number[:7]}.{number[7:]}",
]


@pytest.mark.parametrize("way", range(len(WRITTEN)))
def test_a_romanian_number_is_found_however_it_is_written(way: int) -> None:
    generator = numbers(way)
    missed = [number for number in (cnp(generator) for _one in range(200)) if not _hard(WRITTEN[way](number), Kind.CNP)]
    assert missed == []


def _hard(number: str, kind: Kind) -> bool:
    return (kind.value, HARD) in kinds(f"Copilul {number} a fost găsit.")


@pytest.mark.parametrize("name", ["BSN", "bsn:", "burgerservicenummer", "BSN nr."])
def test_a_dutch_number_beside_its_name_blocks(name: str) -> None:
    generator = numbers(name)
    for _one in range(50):
        assert ("bsn", HARD) in kinds(f"Het kind, {name} {bsn(generator)}, is gevonden.")


@pytest.mark.parametrize("name", ["PIC", "KvK", "KvK-nummer", "VAT no.", "grant agreement", "register no"])
def test_a_number_of_an_organisation_does_not(name: str) -> None:
    generator = numbers(name)
    assert [text for text in (f"{name} {bsn(generator)}" for _one in range(50)) if kinds(text)] == []


def test_a_dutch_number_without_a_name_warns() -> None:
    assert kinds(f"over {bsn(numbers(1))} ging het") == [("bsn", SOFT)]


def test_a_danish_number_in_its_written_shape_blocks() -> None:
    generator = numbers(3)
    for _one in range(100):
        assert kinds(f"Barnet {cpr(generator)} blev fundet.") == [("cpr", HARD)]


@pytest.mark.parametrize(
    ("text", "kind", "severity"),
    [
        ("write to ana.pop@shelter.example.org", "email", HARD),
        ("ana (at) shelter (dot) example (dot) org", "email", HARD),
        ("ana@shelter\u200b.example.org", "email", HARD),
        ("sunați la 0722 123 456", "telephone", HARD),
        ("bel 06-12345678", "telephone", HARD),
        ("whatsapp +31 6 1234 5678", "telephone", HARD),
        ("tel. 021 316 01 00", "telephone", SOFT),
        ("+45 33 12 34 56", "telephone", SOFT),
        ("born on 12 March 2011", "birth", HARD),
        ("născută la 3 mai 2010", "birth", HARD),
        ("geboren op 03-05-2010", "birth", HARD),
        ("født den 3. maj 2010", "birth", HARD),
        ("geboren am 3. Mai 2010", "birth", HARD),
        ("née le 3 mai 2010", "birth", HARD),
        ("date of birth: 2010-05-03", "birth", HARD),
        ("a 13-year-old girl", "age", SOFT),
        ("o fată de 13 ani din Iași", "age", SOFT),
        ("een 13-jarige jongen", "age", SOFT),
        ("dosar nr. 1234/3/2024", "case", SOFT),
        ("zaaknummer 16-123456", "case", SOFT),
        ("Strada Mihai Eminescu nr. 12", "street", SOFT),
        ("Kerkstraat 12", "street", SOFT),
    ],
)
def test_what_points_to_a_person_is_found(text: str, kind: str, severity: Severity) -> None:
    assert (kind, severity) in kinds(f"We say: {text}, as it stands there.")


@pytest.mark.parametrize(
    "text",
    [
        "Directive 2011/36/EU as amended by Directive (EU) 2024/1712, articles 11(4) and 14(2).",
        "The call CERV-2027-DAPHNE closes on 12 March 2027 at 17:00 (Brussels time).",
        "PIC 912345678, grant agreement 101234567, project no. 2027-1-RO01-KA220-000123456.",
        "Helplines: 112, 116 000, 116 111 and 116 006; telephone 116 111 is free.",
        "Linia telefonică 116 111 și 119 răspund la orice oră; tel. 116 111.",
        "For children under 18, and young people aged 16 to 18, in 30 countries.",
        "Budget 250,000 euro for 24 months, 3 posts, start on 1 September 2027.",
        "KvK 12345678, BTW NL123456789B01, CVR 12345678.",
        "ISBN 978-92-79-12345-6; page 123 of 456; version 2.10.3.",
        "De oproep sluit op 12-03-2027 om 17.00 uur. Het project duurt 30 maanden.",
        "Indkaldelsen lukker den 12. marts 2027 kl. 17.00.",
        "Apelul se încheie la 12.03.2027, ora 17:00.",
        "Our house was born in 1998 and has 13 rooms for 26 children.",
    ],
)
def test_a_clean_sentence_is_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_a_finding_says_where_and_why_in_the_text_as_it_was_written() -> None:
    text = "Scrieți la ana\u200b@shelter.example.org, vă rugăm."
    (found,) = screen(text)
    assert text[found.start : found.end] == found.found == "ana\u200b@shelter.example.org"
    assert found.before == "Scrieți la " and found.after == ", vă rugăm."
    assert "e-mail" in str(found.kind.label)


def test_a_name_of_a_file_and_an_alternative_text_are_read_as_any_text() -> None:
    number = cnp(numbers("file"))
    named = screen_places({"file": f"dosarCopil{number}Scan.jpg", "alt": f"scan_{number}_final", "text": "nothing"})
    assert [(found.place, found.kind, found.severity) for found in named] == [
        ("file", Kind.CNP, HARD),
        ("alt", Kind.CNP, HARD),
    ]
    assert all(number in found.found for found in named)


def test_a_number_goes_on_over_the_end_of_a_line() -> None:
    number = cnp(numbers("line"))
    text = f"Copilul {number[:7]}\r\n{number[7:]} a fost găsit."
    (found,) = screen(text)
    assert found.found == f"{number[:7]}\r\n{number[7:]}" and found.is_hard


def test_a_finding_of_words_covers_the_words_and_their_accents() -> None:
    words = "zero s\u0326ase doi trei patru cinci s\u0326apte opt noua\u0306 unu"
    (found,) = screen(f"mobil {words}, seara")
    assert found.kind is Kind.TELEPHONE and found.found == words


def test_the_longer_number_of_a_person_is_none_of_an_office() -> None:
    text = f"Telefon: {cnp(numbers('tel'))}"
    assert kinds(text) == [("cnp", HARD)]


def test_findings_do_not_lie_over_each_other() -> None:
    text = f"BSN {bsn(numbers(4))}, tel. +31 6 1234 5678, ana@x.org, born on 3 May 2010 " * 20
    found = screen(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert len(found) == 80
