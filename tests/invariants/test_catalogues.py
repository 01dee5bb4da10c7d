"""The check of the catalogues finds what it is for: each of its rules, broken once."""

import polib
import pytest

from tests import sentences
from tests.catalogues import TARGETS, Key, catalogue, files, in_pieces, said, wrong_in

SAID = {
    Key("Give it back"): ["a.html"],
    Key("<strong>%(name)s</strong> wrote to {who}"): ["b.html"],
    Key("%(count)s page", plural="%(count)s pages"): ["c.html"],
}


def romanian(**changed: polib.POEntry) -> polib.POFile:
    entries = {
        "plain": polib.POEntry(msgid="Give it back", msgstr="Dați-l înapoi"),
        "marked": polib.POEntry(
            msgid="<strong>%(name)s</strong> wrote to {who}", msgstr="<strong>%(name)s</strong> i-a scris lui {who}"
        ),
        "counted": polib.POEntry(
            msgid="%(count)s page",
            msgid_plural="%(count)s pages",
            msgstr_plural={0: "%(count)s pagină", 1: "%(count)s pagini", 2: "%(count)s de pagini"},
        ),
    }
    file = polib.POFile()
    file.metadata = {"Plural-Forms": "nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);"}
    file.extend({**entries, **changed}.values())
    return file


def test_a_whole_catalogue_passes() -> None:
    assert wrong_in(romanian(), "ro", SAID) == []


PAGES = {"msgid": "%(count)s page", "msgid_plural": "%(count)s pages"}
MARKED = "<strong>%(name)s</strong> wrote to {who}"


@pytest.mark.parametrize(
    ("place", "entry", "complaint"),
    [
        ("plain", polib.POEntry(msgid="Another", msgstr="Altul"), "missing"),
        ("plain", polib.POEntry(msgid="Give it back"), "not translated"),
        ("plain", polib.POEntry(msgid="Give it back", msgstr="Dați", flags=["fuzzy"]), "not sure"),
        ("plain", polib.POEntry(msgid="Give it back", msgstr="Dați", obsolete=True), "missing"),
        ("counted", polib.POEntry(**PAGES, msgstr_plural={0: "%(count)s a", 1: "", 2: "%(count)s b"}), "plural form"),
        ("counted", polib.POEntry(**PAGES, msgstr_plural={0: "%(count)s a", 1: "%(count)s b"}), "plural form"),
        ("marked", polib.POEntry(msgid=MARKED, msgstr="<strong>%(nume)s</strong> {who}"), "placeholders differ"),
        ("marked", polib.POEntry(msgid=MARKED, msgstr="<strong>%(name)s</strong>"), "placeholders differ"),
        ("marked", polib.POEntry(msgid=MARKED, msgstr="<em>%(name)s</em> {who}"), "tags differ"),
        ("marked", polib.POEntry(msgid=MARKED, msgstr="<strong>%(name)s {who}"), "tags differ"),
    ],
)
def test_what_is_wrong_is_found(place: str, entry: polib.POEntry, complaint: str) -> None:
    (wrong,) = wrong_in(romanian(**{place: entry}), "ro", SAID)
    assert complaint in wrong


def test_a_catalogue_has_as_many_forms_as_its_language() -> None:
    file = romanian()
    file.metadata = {"Plural-Forms": "nplurals=2; plural=(n != 1);"}
    assert wrong_in(file, "ro", SAID) == ["ro: Plural-Forms must have 3 forms"]


@pytest.mark.parametrize(
    "code",
    [
        '_("You have ") + name',
        "f\"{_('Sent to')} {name}\"",
        '" ".join([gettext("Sent"), gettext("by mail")])',
        '_(f"Sent to {name}")',
        '_("Sent to %s" % name)',
    ],
)
def test_pieces_in_code_are_found(code: str) -> None:
    assert list(sentences.in_python(f"said = {code}"))


def test_whole_sentences_in_code_pass() -> None:
    assert not list(sentences.in_python('said = _("Sent to %(name)s") % {"name": name} + ngettext_name'))


@pytest.mark.parametrize(
    "template",
    [
        '<p>{% translate "Sent to" %} {{ name }}</p>',
        '<p>{{ name }} {% translate "has written" %}</p>',
        '<p>{% translate "Read the" %} <a href="x">{% translate "terms" %}</a></p>',
    ],
)
def test_pieces_in_templates_are_found(template: str) -> None:
    assert list(sentences.in_template(template))


@pytest.mark.parametrize(
    "template",
    [
        '<p>{% translate "Why:" %} {{ reason }}</p>',
        '<p>{% translate "None yet." %} <a href="x">{% translate "See all" %}</a></p>',
        "<dt>{% translate 'Sent to' %}</dt><dd>{{ name }}</dd>",
    ],
)
def test_whole_sentences_and_labels_pass(template: str) -> None:
    assert not list(sentences.in_template(template))


@pytest.mark.parametrize("text", ["sent to ", " by mail", "sent to,", "%(count)s pages are gone"])
def test_pieces_and_counts_among_the_messages_are_found(text: str) -> None:
    assert sentences.in_message(text, "")


def test_nothing_that_the_hub_says_is_put_together_from_pieces() -> None:
    assert len(list(files())) > 500
    assert in_pieces(said()) == []


@pytest.mark.parametrize("language", TARGETS)
def test_each_catalogue_holds_nothing_twice(language: str) -> None:
    keys = [(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(catalogue(language)))]
    assert len(keys) == len(set(keys))
