"""References are read as people of six languages write them; what is malformed is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.references import Act, Reference, parse

DIRECTIVE = Act(2011, 36, "directive")
NAMED = Reference(acts=(DIRECTIVE,))
CODED = Reference(acts=(Act(2011, 36),))


def of(*acts: Act, article: str = "14", paragraph: str = "2") -> Reference:
    return Reference(acts=acts, article=article, paragraph=paragraph)


FORMS = {
    # Numbers of the manual
    "3": Reference(number="3"),
    "3.2": Reference(number="3.2"),
    "3.2.4A": Reference(number="3.2.4A"),
    "3.2.4a": Reference(number="3.2.4A"),
    "§ 3.2.4": Reference(number="3.2.4"),
    "§3.2.4A": Reference(number="3.2.4A"),
    "vezi § 3.2.4": Reference(number="3.2.4"),
    # Acts
    "32011L0036": NAMED,
    "CELEX 32011L0036": NAMED,
    "celex:32011l0036": NAMED,
    "02011L0036-20240714": NAMED,
    "2011/36/EU": CODED,
    "2011/36/UE": CODED,
    "2011/36": CODED,
    "Directive 2011/36": NAMED,
    "Directive 2011/36/EU": NAMED,
    "Directive (EU) 2024/1712": Reference(acts=(Act(2024, 1712, "directive"),)),
    "Directiva 2011/36/UE": NAMED,
    "directivei 2011/36/UE": NAMED,
    "Richtlijn 2011/36/EU": NAMED,
    "direktiv 2011/36/EU": NAMED,
    "Direktivet 2011/36": NAMED,
    "Richtlinie 2011/36/EU": NAMED,
    "la directive 2011/36/UE": NAMED,
    "2004/81/EG": Reference(acts=(Act(2004, 81),)),
    "2004/81/EF": Reference(acts=(Act(2004, 81),)),
    "2004/81/CE": Reference(acts=(Act(2004, 81),)),
    "Regulation (EU) No 604/2013": Reference(acts=(Act(2013, 604, "regulation"),)),
    "Regulamentul (UE) nr. 604/2013": Reference(acts=(Act(2013, 604, "regulation"),)),
    "Verordening (EU) nr. 604/2013": Reference(acts=(Act(2013, 604, "regulation"),)),
    "forordning (EU) nr. 604/2013": Reference(acts=(Act(2013, 604, "regulation"),)),
    "Verordnung (EU) Nr. 604/2013": Reference(acts=(Act(2013, 604, "regulation"),)),
    "règlement (UE) n° 604/2013": Reference(acts=(Act(2013, 604, "regulation"),)),
    "Decizia-cadru 2002/629/JAI": Reference(acts=(Act(2002, 629, "framework-decision"),)),
    "rammeafgørelse 2002/629/RIA": Reference(acts=(Act(2002, 629, "framework-decision"),)),
    # Articles without their act
    "art. 14(2)": of(),
    "Art.14(2)": of(),
    "Article 14(2)": of(),
    "article 14 (2)": of(),
    "Article 14, paragraph 2": of(),
    "art 14 para 2": of(),
    "article 11a": of(article="11a", paragraph=""),
    "art. 14 alin. (2)": of(),
    "art. 14 alin. 2": of(),
    "articolul 14 alineatul (2)": of(),
    "articolul 14": of(paragraph=""),
    "art. 2 alin. (3) lit. a)": of(article="2", paragraph="3"),
    "artikel 14, lid 2": of(),
    "artikel 14 lid 2": of(),
    "artikel 14, tweede lid": of(),
    "artikel 14, stk. 2": of(),
    "artikel 14 stykke 2": of(),
    "Art. 14 Abs. 2": of(),
    "Artikel 14 Absatz 2": of(),
    "article 14, paragraphe 2": of(),
    "article 14, § 2": of(),
    # Articles with their act
    "Directive 2011/36/EU, Art. 14(2)": of(DIRECTIVE),
    "2011/36/EU 14(2)": of(Act(2011, 36)),
    "32011L0036 art. 14(2)": of(DIRECTIVE),
    "art. 14 alin. (2) din Directiva 2011/36/UE": of(DIRECTIVE),
    "artikel 14, lid 2, van Richtlijn 2011/36/EU": of(DIRECTIVE),
    "artikel 14, stk. 2, i direktiv 2011/36/EU": of(DIRECTIVE),
    "Art. 14 Abs. 2 der Richtlinie 2011/36/EU": of(DIRECTIVE),
    "article 14, paragraphe 2, de la directive 2011/36/UE": of(DIRECTIVE),
    "who pays for a guardian under art. 14(2)?": of(),
}
MALFORMED = [
    *("3..2", "3.2.", ".3.2", "3.2.4.5", "3.2.4AAA", "§", "§ .3", "§ 3.2.4.5", "3,2,4", "v3.2.4", "3.2.4-5"),
    *("2011/36/XX", "2011/36/EUR", "2011//36", "/36/EU", "2011/", "12/11/2011", "2011/36/EU/2", "x2011/36/EU"),
    *("2011/36 guardian", "32011X0036", "32011L36", "132011L0036", "32011L00361", "32011L0036-2024", "31811L0036"),
    *("art. (2)", "art. 14(", "art. 14 (2", "art. 14((2))", "art. 14 alin. (2", "art.", "artikel lid 2", "art. 1400"),
    *("art. 14-16", "art. 14/2", "heart 14(2)", "part 14", "Directive 36", "24/7", "0/0", "2011/0/EU", "guardian"),
    *("116 000", "+40 21 316 01 01", "10:30", "50 %", "art. 14,2", "14(2)", "DROP TABLE art"),
]


def test_there_are_sixty_forms_and_each_is_read() -> None:
    wrong = {text: parse(text) for text, meant in FORMS.items() if parse(text) != [meant]}
    assert wrong == {}
    assert len(FORMS) >= 60


@pytest.mark.parametrize("text", MALFORMED)
def test_what_is_malformed_is_none(text: str) -> None:
    assert parse(text) == []


def test_accents_spaces_and_the_case_change_nothing() -> None:
    assert parse("RÈGLEMENT (ue)  N° 604/2013") == parse("reglement (UE) n° 604/2013")
    assert parse("artikel\u00a014,\u00a0lid\u00a02") == [of()]


def test_two_acts_keep_their_own_articles() -> None:
    found = parse("art. 14(2) of 2011/36/EU and art. 23 of 2012/29/EU")
    assert found == [of(Act(2011, 36)), Reference(acts=(Act(2012, 29),), article="23")]


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert len(parse(text)) <= 4


@given(st.text(alphabet="art. 14(2)/EU§3,lid-L0", max_size=60))
def test_text_that_nearly_is_a_reference_is_read_without_an_error(text: str) -> None:
    assert all(reference.number or reference.acts or reference.article for reference in parse(text))
