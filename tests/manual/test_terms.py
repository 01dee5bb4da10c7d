"""Glossary terms in a text, by a table: inflected, whole words, the longest first, never in links or names."""

import pytest
from django.utils.safestring import mark_safe as safe

from manual.reading.item import Item, Step
from manual.reading.terms import Lexicon, Word, linked, uses

TERMS = {
    "en": {
        "trafficking": ("trafficking in human beings", "human trafficking"),
        "victim": ("victim",),
        "child-victim": ("child victim",),
        "guardian": ("guardian",),
        "best-interests": ("best interests of the child",),
        "nrm": ("national referral mechanism", "NRM"),
        "return": ("safe return",),
    },
    "ro": {
        "victim": ("victimă",),
        "child-victim": ("victimă minoră",),
        "guardian": ("tutore",),
        "police-officer": ("polițist",),
        "social-worker": ("asistent social",),
        "unaccompanied": ("minor neînsoțit",),
        "sexual-exploitation": ("exploatare sexuală",),
        "missing-child": ("copil dispărut", "copii dispăruți", "copilul dispărut"),
    },
    "nl": {
        "victim": ("slachtoffer",),
        "child-victim": ("minderjarig slachtoffer",),
        "guardian": ("voogd",),
        "missing-child": ("vermist kind", "vermiste kinderen"),
    },
    "da": {
        "guardian": ("værge",),
        "victim": ("offer", "ofre", "ofret", "ofrene", "ofrets"),
        "age-assessment": ("aldersvurdering",),
        "debt-bondage": ("gældsslaveri",),
        "child-trafficking": ("børnehandel",),
        "unaccompanied": ("uledsaget mindreårig", "uledsagede mindreårige"),
    },
}
OF_THE_DIRECTIVE = {
    "en": "on preventing and combating trafficking in human beings and protecting its victims",
    "ro": "privind prevenirea și combaterea traficului de persoane și protejarea victimelor acestuia",
}
NAMES = {"en": [f"Directive {OF_THE_DIRECTIVE['en']}"], "ro": [f"Directiva {OF_THE_DIRECTIVE['ro']}"]}


def lexicon(language: str) -> Lexicon:
    words = [Word(key, terms[0], terms[1:], f"What {key} means", "en") for key, terms in TERMS[language].items()]
    return Lexicon(language, words, NAMES.get(language, ()))


def found(language: str, text: str) -> list[tuple[str, str]]:
    return [(one.concept, text[one.start : one.end]) for one in lexicon(language).find(text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The guardian speaks.", [("guardian", "guardian")]),
        ("en", "Guardians speak.", [("guardian", "Guardians")]),
        ("en", "the guardian's task, the guardian’s task", [("guardian", "guardian")] * 2),
        ("en", "A child victim is a victim.", [("child-victim", "child victim"), ("victim", "victim")]),
        ("en", "child\n victims", [("child-victim", "child\n victims")]),
        ("en", "guardianship, guardian-ad-litem, safeguardian", []),
        ("en", "The best interests of the child come first.", [("best-interests", "best interests of the child")]),
        ("en", "Call the NRM.", [("nrm", "NRM")]),
        ("en", "Trafficking in human beings", [("trafficking", "Trafficking in human beings")]),
        ("en", "Convention on Action against Trafficking in Human Beings", []),
        ("en", f"Directive 2011/36/EU {OF_THE_DIRECTIVE['en']}", []),
        ("en", "children return", []),
        (
            "ro",
            "Victimele și victimelor, victima",
            [("victim", "Victimele"), ("victim", "victimelor"), ("victim", "victima")],
        ),
        ("ro", "victimei minore", [("child-victim", "victimei minore")]),
        ("ro", "tutorelui i se spune", [("guardian", "tutorelui")]),
        ("ro", "polițiștii și poliţistul", [("police-officer", "polițiștii"), ("police-officer", "poliţistul")]),
        ("ro", "asistenții sociali", [("social-worker", "asistenții sociali")]),
        ("ro", "minorilor neînsoțiți", [("unaccompanied", "minorilor neînsoțiți")]),
        ("ro", "exploatarea sexuală", [("sexual-exploitation", "exploatarea sexuală")]),
        ("ro", "Copiii dispăruți și copii dispăruți", [("missing-child", "copii dispăruți")]),
        ("ro", f"Directiva 2011/36/UE {OF_THE_DIRECTIVE['ro']}", []),
        ("ro", "victimizare", []),
        ("nl", "Slachtoffers en voogden", [("victim", "Slachtoffers"), ("guardian", "voogden")]),
        ("nl", "minderjarige slachtoffers", [("child-victim", "minderjarige slachtoffers")]),
        ("nl", "voogdij, kindslachtoffer", []),
        ("nl", "vermiste kinderen", [("missing-child", "vermiste kinderen")]),
        (
            "da",
            "Værgen, værger og værgerne",
            [("guardian", "Værgen"), ("guardian", "værger"), ("guardian", "værgerne")],
        ),
        ("da", "ofrene", [("victim", "ofrene")]),
        ("da", "offerrådgivning", []),
        ("da", "gældsslaveriet", [("debt-bondage", "gældsslaveriet")]),
        ("da", "børnehandelen", [("child-trafficking", "børnehandelen")]),
        ("da", "værgemål og formueværge", []),
        ("da", "uledsagede mindreårige", [("unaccompanied", "uledsagede mindreårige")]),
    ],
)
def test_where_a_term_stands(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(language, text) == expected


def shown(*items: Item) -> str:
    made = linked(items, lexicon("en"), "/en/glossary/{}/".format)
    return " ".join([*(item.text for item in made), *(point for item in made for point in item.points)])


def test_the_first_use_is_linked_with_its_meaning_and_no_other() -> None:
    text = shown(
        Item("a", "paragraph", text=safe("<p>A guardian and a guardian.</p>")),
        Item("b", "warning", text=safe("guardian")),
    )
    assert text == (
        '<p>A <a class="term" href="/en/glossary/guardian/" aria-describedby="term-guardian">guardian</a>'
        '<span class="meaning" role="tooltip" id="term-guardian" lang="en">What guardian means</span>'
        " and a guardian.</p> guardian"
    )


def test_a_link_is_left_alone_and_is_no_first_use() -> None:
    text = shown(Item("a", "paragraph", text=safe('<p><a href="/x/">the <b>guardian</b> of</a> a guardian</p>')))
    assert '<a href="/x/">the <b>guardian</b> of</a> a <a class="term"' in text


def test_titles_are_left_alone() -> None:
    item = Item(
        "a", "steps", title="The guardian", steps=(Step("guardian", "Call the guardian", safe("Ask the guardian.")),)
    )
    (made,) = linked([item], lexicon("en"), "/en/glossary/{}/".format)
    assert (made.title, made.steps[0].title) == (item.title, item.steps[0].title)
    assert 'class="term"' in made.steps[0].text


def test_points_of_a_checklist_are_no_links_but_count_as_uses() -> None:
    item = Item("a", "checklist", points=("Ask the victim",))
    assert "/victim/" not in shown(item)
    assert uses(item, lexicon("en")) == {"victim"}


def test_what_a_section_defines_itself_is_not_linked_after() -> None:
    definition = Item("a", "definition", concept="guardian", text=safe("<p>A guardian speaks for the victim.</p>"))
    text = shown(definition, Item("b", "paragraph", text=safe("<p>guardian</p>")))
    assert "/guardian/" not in text
    assert "/victim/" in text


def test_markup_in_a_meaning_is_text() -> None:
    words = Lexicon("en", [Word("victim", "victim", (), '<script>"x"</script>', "en")])
    (made,) = linked([Item("a", "paragraph", text=safe("<p>A &lt;b&gt; victim &amp; co</p>"))], words, "/{}/".format)
    assert "<script>" not in made.text
    assert made.text.startswith("<p>A &lt;b&gt; <a ")
    assert made.text.endswith("</span> &amp; co</p>")


def test_letters_that_are_written_in_two_parts_are_the_same_letters() -> None:
    assert (
        "/victim/"
        in linked([Item("a", "paragraph", text=safe("<p>victimă</p>"))], lexicon("ro"), "/{}/".format)[0].text
    )


def test_no_term_at_all_finds_nothing() -> None:
    assert list(Lexicon("en", []).find("guardian")) == []


def test_what_a_block_uses() -> None:
    item = Item("a", "steps", steps=(Step("ngo", "Title", "<p>The <b>victims</b></p>"),), concept="guardian")
    assert uses(item, lexicon("en")) == {"victim", "guardian"}


def test_plain_words_stay_plain() -> None:
    (made,) = linked([Item("a", "figure", text="<b>a victim")], lexicon("en"), "/{}/".format)
    assert made.text == "<b>a victim"
