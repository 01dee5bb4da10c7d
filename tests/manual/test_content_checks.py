"""Content checks: what each rule finds, what it leaves alone, and that many sections cost no more queries than one."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from hub.publishing.services.take_down import take_down
from manual.checks import wording
from manual.checks.finding import Rule
from manual.models import ManualPage, SectionPage
from manual.queries import content_checks
from tests.manual import tree

pytestmark = pytest.mark.django_db
GOOD = "<p>Ask the child for a name. Do not ask for more.</p>"


def found(root: ManualPage, *blocks: dict[str, Any]) -> list[tuple[str, str]]:
    parent = tree.chapter(root, "First hours")
    page = tree.section(parent, "First contact", list(blocks))
    return [(finding.rule, finding.severity) for finding in content_checks.of_page(page).findings]


def text(html: str) -> dict[str, Any]:
    return tree.block("paragraph", {"text": html, "access": "public"})


def link(words: str, attributes: str = 'href="https://example.org/guide"') -> dict[str, Any]:
    return text(f"<p>Read <a {attributes}>{words}</a> first.</p>")


def test_a_good_section_has_no_findings(root: ManualPage) -> None:
    assert found(root, tree.block("heading", "Names"), text(GOOD), link("the guide of Europol")) == []


def test_a_section_without_text_blocks_an_edition(root: ManualPage) -> None:
    assert found(root) == [(Rule.EMPTY, "blocks")]


@pytest.mark.parametrize("html", ["", "<p></p>", "<p> <br/> </p>", "<p>…</p>"])
def test_a_block_without_words_blocks(root: ManualPage, html: str) -> None:
    assert found(root, text(GOOD), text(html)) == [(Rule.EMPTY, "blocks")]


@pytest.mark.parametrize(
    "words",
    [
        "here",
        "Click here",
        "Read more…",
        "aici",
        "Citește mai mult",
        "klik hier",
        "Lees meer",
        "her",
        "Læs mere",
        "https://x.org/a",
    ],
)
def test_words_that_do_not_say_where_a_link_leads_warn(root: ManualPage, words: str) -> None:
    assert found(root, link(words)) == [(Rule.VAGUE, "warns")]


def test_a_link_without_words_blocks(root: ManualPage) -> None:
    assert found(root, link(" ")) == [(Rule.NO_WORDS, "blocks")]


@pytest.mark.parametrize(
    "attributes",
    [
        'href=""',
        'href="#below"',
        'href="/en/news/"',
        'href="https://"',
        'href="mailto:"',
        'linktype="page" id="999999"',
    ],
)
def test_a_link_to_nowhere_blocks(root: ManualPage, attributes: str) -> None:
    assert found(root, link("the guide", attributes)) == [(Rule.NOWHERE, "blocks")]


def test_a_link_to_a_page_that_was_taken_down_blocks(root: ManualPage) -> None:
    parent = tree.chapter(root, "Afterwards")
    target = tree.section(parent, "Care", [text(GOOD)])
    assert found(root, link("care", f'linktype="page" id="{target.pk}"')) == []
    take_down(page=target)
    assert [one.rule for one in content_checks.of_language()[0].findings] == [Rule.NOWHERE]


def test_a_link_that_the_public_cannot_follow_warns(root: ManualPage) -> None:
    parent = tree.chapter(root, "Afterwards")
    target = tree.section(parent, "Care", [text(GOOD)], access="practitioners")
    words = f'<p>See <a linktype="page" id="{target.pk}">care</a>.</p>'
    assert found(root, text(words)) == [(Rule.NOWHERE, "warns")]
    closed = tree.block("paragraph", {"text": words, "access": "practitioners"})
    page = SectionPage.objects.get(slug="first-contact")
    assert content_checks.of_page(tree.write(page, [closed])).findings == []


def test_a_page_outside_the_manual_cannot_be_linked(root: ManualPage) -> None:
    home = Page.objects.get(pk=root.get_parent().pk)
    assert found(root, link("the front page", f'linktype="page" id="{home.pk}"')) == [(Rule.NOWHERE, "blocks")]


def test_unknown_law_and_terms_block(root: ManualPage) -> None:
    law = tree.block("legal", {"article": "2099/1/EU 1", "text": "", "access": "public"})
    term = tree.block("definition", {"concept": "no-such-term", "text": "", "access": "public"})
    assert found(root, text(GOOD), law, term) == [(Rule.NOWHERE, "blocks")] * 2


def test_a_form_whose_document_is_gone_blocks(root: ManualPage) -> None:
    form = tree.block("form", {"title": "Referral form", "document": 999999, "text": GOOD, "access": "public"})
    figure = tree.block("figure", {"image": 999999, "alt": "A drawing", "text": "", "access": "public"})
    assert found(root, text(GOOD), form, figure) == [(Rule.NOWHERE, "blocks")] * 2


def test_a_long_sentence_warns_with_its_beginning(root: ManualPage) -> None:
    long = " ".join(["word"] * (wording.MOST_WORDS + 1))
    parent = tree.chapter(root, "Long words")
    page = tree.section(parent, "Long", [text(f"<p>Short. {long.capitalize()}. Short.</p>")])
    (finding,) = content_checks.of_page(page).findings
    assert finding.rule == Rule.LONG
    assert finding.number == "1.1.1"
    assert finding.excerpt.startswith("Word word")
    assert found(root, text(f"<p>{long[:-5]}.</p>")) == []


def test_items_of_a_list_are_sentences_of_their_own(root: ManualPage) -> None:
    items = "".join(f"<li>{'word ' * 20}</li>" for _each in range(3))
    assert found(root, text(f"<ul>{items}</ul>")) == []


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Article 13. It says no. 5 of it.", 2),
        ("Quote 3.2.1, edition 2. A number never changes.", 2),
        ("See art. 14 and e.g. Dutch law.", 1),
        ("Bel 112! Vraag hulp. Wacht.", 3),
        ("Întrebați. Șeful decide… Țineți minte.", 3),
        ("“Stop.” Ångström helps.", 2),
    ],
)
def test_sentences_end_where_people_end_them(line: str, count: int) -> None:
    assert len(list(wording.sentences(line))) == count


def test_headings_that_lead_nowhere_warn(root: ManualPage) -> None:
    heads = [tree.block("heading", title) for title in ("Names", "Ages", "Names")]
    assert found(root, heads[0], heads[1], text(GOOD), heads[2]) == [(Rule.HEADING, "warns")] * 3


def test_a_bold_line_is_no_heading(root: ManualPage) -> None:
    assert found(root, text("<p><b>Names</b></p><p>Ask <b>once</b>.</p>")) == [(Rule.HEADING, "warns")]


def test_the_newest_draft_is_checked_and_the_list_shows_the_public_text(root: ManualPage) -> None:
    parent = tree.chapter(root, "First hours")
    page = tree.section(parent, "First contact", [text(GOOD)])
    draft = page.get_latest_revision_as_object()
    draft.body = [link("here")]
    draft.save_revision(user=tree.editor())
    assert [one.rule for one in content_checks.of_page(page).findings] == [Rule.VAGUE]
    assert content_checks.of_language()[0].findings == []


def test_many_sections_cost_no_more_queries(root: ManualPage) -> None:
    parent = tree.chapter(root, "First hours")
    target = tree.section(parent, "Target", [text(GOOD)])
    tree.section(parent, "Source", [link("care", f'linktype="page" id="{target.pk}"')])
    with CaptureQueriesContext(
        connection,
    ) as few:
        content_checks.of_language()
    for number in range(5):
        tree.section(parent, f"More {number}x", [link("care", f'linktype="page" id="{target.pk}"')])
    with CaptureQueriesContext(connection) as many:
        assert len(content_checks.of_language()) == 7
    assert len(many) == len(few) <= 10


def test_odd_text_breaks_nothing(root: ManualPage) -> None:
    odd = "<p>\u202eevil\u202c <b><a>unclosed <script>x</script> &#0; &amp; ½</p>" + "a" * 200_000
    content_checks.of_page(tree.section(tree.chapter(root, "Odd"), "Odd text", [text(odd)]))
