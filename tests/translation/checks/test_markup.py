"""What is refused (tags, placeholders, hidden characters, nothing), and what was left in English."""

import pytest

from translation.checks import check

LINK = 'See <a id="a1">the <b>rules</b></a>.'
FINE = [
    (LINK, 'Zie de <a id="a1"><b>regels</b></a>.'),
    ("One<br/>two words", "Eén twee woorden"),
    ("Hello {name}, %(count)s texts", "Dag {name}, %(count)s teksten"),
    ("100% safe", "100% veilig"),
    ("x &lt; y holds", "geldt: x &lt; y"),
    ("Contact", "Contact"),
    ("112", "112"),
    ("Save the Children Romania", "Save the Children Romania"),
    ("Eurojust, Europol and Frontex", "Eurojust, Europol en Frontex"),
    ("help@example.org", "help@example.org"),
    ("hand-over-record.pdf", "hand-over-record.pdf"),
    ("NGO", "NGO"),
    ("first-hours", "first-hours"),
]
REFUSED = [
    (LINK, "Zie de <b>regels</b>.", "tags"),
    (LINK, 'Zie de <a id="a2"><b>regels</b></a>.', "tags"),
    (LINK, 'Zie de <a id="a1"><b>regels</a></b>.', "tags"),
    (LINK, 'Zie de <a id="a1"><b>regels</b>.', "tags"),
    ("Keep <b>calm</b> now", "Blijf <i>kalm</i>", "tags"),
    ("Plain text", "<script>x</script>", "tags"),
    ("Hello {name}", "Dag {naam}", "placeholders"),
    ("Hello %(name)s", "Dag", "placeholders"),
    ("Hello there", "Dag\x07", "character"),
    ("Hello there", "Dag\u202e", "character"),
    ("Hello there", "Dag \ufffd", "character"),
    ("Hello there", "", "empty"),
    ("Hello there", " <b> </b>", "empty"),
]
ENGLISH = [
    ("Make the child safe.", "Make the child safe."),
    ("Child protection", "Child protection"),
    ("Stay calm. Call the guardian at once. Wait.", "Blijf kalm. Call the guardian at once. Wacht."),
]


@pytest.mark.parametrize(("source", "target"), FINE)
def test_what_is_fine_is_not_told(source: str, target: str) -> None:
    assert check(source, target, language="nl") == []


@pytest.mark.parametrize(("source", "target", "code"), REFUSED)
def test_what_breaks_a_page_is_refused(source: str, target: str, code: str) -> None:
    found = check(source, target, language="nl")
    assert code in {finding.code for finding in found if finding.refuses}
    assert all(finding.message for finding in found)


@pytest.mark.parametrize(("source", "target"), ENGLISH)
def test_english_that_was_left_is_told(source: str, target: str) -> None:
    assert [(finding.code, finding.refuses) for finding in check(source, target, language="nl")] == [("english", False)]
