"""Numbers, telephone numbers, law and dates: the same values pass however they are written, others are told."""

import pytest

from translation.checks import check

SAME = [
    ("Within 24 hours.", "nl", "Binnen 24 uur."),
    ("A 24-hour helpline", "nl", "Een 24-uurslijn"),
    ("Within two hours.", "ro", "În 2 ore."),
    ("Within 2 hours.", "ro", "În cel mult două ore."),
    ("Twelve countries", "da", "12 lande"),
    ("Wait 7 days.", "de", "Warten Sie sieben Tage."),
    ("Wait 3 days.", "nl", "Wacht drie dagen."),
    ("One who helps", "da", "Den, der hjælper"),
    ("10,793 victims, 6.9 % more", "ro", "10 793 de victime, cu 6,9 % mai mult"),
    ("10,793 victims, 6.9 % more", "nl", "10.793 slachtoffers, 6,9 % meer"),
    ("10,793 victims", "da", "10\u00a0793 ofre"),
    ("1,000,000 euro", "de", "1.000.000 Euro"),
    ("10,000,000 euro", "ro", "10 000 000 de euro"),
    ("36.0 %", "da", "36 %"),
    ("Quote 3.2.1, edition 2.", "de", "Zitieren Sie 3.2.1, Ausgabe 2."),
    ("Call 112, 116 000 or 116111.", "ro", "Sunați la 112, 116000 sau 116 111."),
    ("Call +31 (0)70 340 11 22.", "nl", "Bel 0031 70 340 1122."),
    ("Call 0800 800 678.", "ro", "Sunați la 0800.800.678."),
    (
        "Article 14(2)(a) of Directive 2011/36/EU",
        "ro",
        "articolul 14 alineatul (2) litera (a) din Directiva 2011/36/UE",
    ),
    ("Article 14(2)(a) of Directive 2011/36/EU", "nl", "artikel 14, lid 2, onder a), van Richtlijn 2011/36/EU"),
    ("Article 14(2)(a) of Directive 2011/36/EU", "da", "artikel 14, stk. 2, litra a), i direktiv 2011/36/EU"),
    ("Article 14(2)(a) of Directive 2011/36/EU", "de", "Artikel 14 Absatz 2 Buchstabe a der Richtlinie 2011/36/EU"),
    ("Articles 11 to 14 and 16", "ro", "articolele 11-14 și 16"),
    ("Article 11 applies within 14 days", "de", "Art. 11 gilt binnen 14 Tagen"),
    ("Regulation (EU) No 604/2013", "nl", "Verordening (EU) nr. 604/2013"),
    ("On 3 March 2026", "ro", "La 3 martie 2026"),
    ("On March 3, 2026", "nl", "Op 3 maart 2026"),
    ("On 3 March 2026", "da", "Den 3. marts 2026"),
    ("On 3 March 2026", "de", "Am 3. März 2026"),
    ("On 3 March 2026", "de", "Am 03.03.2026"),
    ("On 3 March 2026", "da", "2026-03-03"),
    ("By 18 October", "da", "Senest den 18. oktober"),
    ("Since May 2024", "ro", "Din mai 2024"),
    ("The 3 older children", "ro", "Cei 3 mai mari"),
    ("From 8:00 to 16:30", "da", "Fra 08.00 til 16.30"),
    ("Before 2 p.m.", "nl", "Vóór 14.00 uur"),
    ("Before 2 p.m.", "ro", "Înainte de ora 14"),
    ("In 2026 100 children came.", "nl", "In 2026 kwamen 100 kinderen."),
    ("On 3 March 2026 by Article 14", "fr", "Le 3 mars 2026, par l’article 14"),
]
OTHER = [
    ("Within 24 hours.", "nl", "Binnen 42 uur.", "number"),
    ("Within 24 hours.", "nl", "Zo snel mogelijk.", "number"),
    ("As soon as you can.", "nl", "Binnen 24 uur.", "number"),
    ("Wait three days.", "ro", "Așteptați patru zile.", "number"),
    ("Wait 3 days.", "ro", "Așteptați patru zile.", "number"),
    ("1,000 victims", "ro", "1,000 de victime", "number"),
    ("6.9 % more", "de", "69 % mehr", "number"),
    ("Before 2 p.m.", "nl", "Vóór 15.00 uur", "number"),
    ("Call 116 000.", "da", "Ring 116 111.", "telephone"),
    ("Call +31 70 340 11 22.", "nl", "Bel +31 70 340 11 23.", "telephone"),
    ("Call 0800 800 678.", "ro", "Sunați.", "telephone"),
    ("Article 14 of Directive 2011/36/EU", "ro", "articolul 15 din Directiva 2011/36/UE", "law"),
    ("Article 14 of Directive 2011/36/EU", "nl", "artikel 14 van Richtlijn 2012/36/EU", "law"),
    ("Article 11 within 14 days", "de", "Artikel 14 innerhalb von 11 Tagen", "law"),
    ("Article 14(2)(a)", "da", "artikel 14, stk. 2, litra b)", "law"),
    ("On 3 March 2026", "ro", "La 3 mai 2026", "date"),
    ("On 3 March 2026", "nl", "Op 3 maart 2025", "date"),
    ("By 3 May", "ro", "Până la 3 iunie", "date"),
    ("By 18 October", "da", "Senest den 18. november", "date"),
]


@pytest.mark.parametrize(("source", "language", "target"), SAME)
def test_the_same_value_passes(source: str, language: str, target: str) -> None:
    assert check(source, target, language=language) == []


@pytest.mark.parametrize(("source", "language", "target", "code"), OTHER)
def test_another_value_is_told_and_may_be_meant(source: str, language: str, target: str, code: str) -> None:
    assert [(finding.code, finding.refuses) for finding in check(source, target, language=language)] == [(code, False)]


def test_what_differs_is_named() -> None:
    [finding] = check("Within 24 hours, call 112.", "Binnen 42 uur, bel 112.", language="nl")
    assert finding.message == "The English says 24, the translation 42."


def test_values_behind_marks_count_and_those_of_addresses_and_entities_do_not() -> None:
    assert not check("<b>24</b> hours &#38; more", "<b>24</b> uur &amp; meer", language="nl")
    [finding] = check("See https://example.org/2024/x1.", "Zie https://example.org/nl/2024/x1.", language="nl")
    assert (finding.code, finding.refuses) == ("link", False)
