"""Of an answer by mail only what its author wrote is left, whatever program and language it comes from."""

import time

import pytest

from hub.replies import MARK, reply_of

OURS = f"{MARK} To answer, just reply and write above this line.\n\nA new message\n\nUnit Two has written to you.\n"
WORDS = "Thank you.\nWe can host two guardians in May.\n\n- one in Cluj\n- one in Iași"
QUOTED = "".join(f"> {line}\n" for line in OURS.split("\n"))
HEADERS = {
    "Gmail, English": "On Sat, 28 Nov 2026 at 12:00, The Hub <partners+abc@hub.example.org> wrote:",
    "Gmail, broken line": "On Sat, 28 Nov 2026 at 12:00, The Hub <\npartners+abc@hub.example.org> wrote:",
    "Gmail, Romanian": "În sâm., 28 nov. 2026 la 12:00, The Hub <partners+abc@hub.example.org> a scris:",
    "Yahoo, Romanian": "Pe sâmbătă, 28 noiembrie 2026, 12:00:00 EET, The Hub a scris:",
    "Thunderbird, Romanian": "Pe 28.11.2026 12:00, The Hub a scris:",
    "Outlook, Romanian": "De la: The Hub\nTrimis: sâmbătă, 28 noiembrie 2026 12:00\nCătre: Ana\nSubiect: Un mesaj",
    "Gmail, Dutch": "Op za 28 nov 2026 om 12:00 schreef The Hub <partners+abc@hub.example.org>:",
    "Thunderbird, Dutch": "Op 28-11-2026 om 12:00 schreef The Hub:",
    "Outlook, Dutch": "Van: The Hub\nVerzonden: zaterdag 28 november 2026 12:00\nAan: Ana\nOnderwerp: Bericht",
    "Gmail, Danish": "Den lør. 28. nov. 2026 kl. 12.00 skrev The Hub <partners+abc@hub.example.org>:",
    "Outlook, Danish": "Fra: The Hub\nSendt: 28. november 2026 12:00\nTil: Ana\nEmne: Besked",
    "Gmail, German": "Am Sa., 28. Nov. 2026 um 12:00 Uhr schrieb The Hub <partners+abc@hub.example.org>:",
    "Gmail, French": "Le sam. 28 nov. 2026 à 12:00, The Hub <partners+abc@hub.example.org> a écrit :",
    "Outlook, English": "From: The Hub\nSent: Saturday, November 28, 2026 12:00\nTo: Ana\nSubject: A new message",
    "separator": "-----Mesaj original-----\nDe la: The Hub",
}


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("quote", [QUOTED, OURS, QUOTED.replace(MARK, ""), OURS.replace(MARK, "")])
def test_what_is_quoted_and_its_header_go(name: str, quote: str) -> None:
    for body in (f"{WORDS}\n\n{HEADERS[name]}\n{quote}", f"{WORDS}\r\n\r\n{HEADERS[name]}\r\n\r\n{quote}"):
        assert reply_of(body) == WORDS


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nAna Pop\n+40 722 123 456",
        "Cu stimă,\nAna Pop\nStrada Lungă 4, Cluj",
        "Kind regards,\nAna",
        "Met vriendelijke groet\nJan",
        "Med venlig hilsen\nPia\nana@two.example.org",
        "Mit freundlichen Grüßen\nUwe",
        "Sent from my iPhone",
        "Trimis de pe telefonul meu",
    ],
)
def test_a_signature_goes(signature: str) -> None:
    assert reply_of(f"{WORDS}\n\n{signature}\n\n{HEADERS['Gmail, Dutch']}\n{QUOTED}") == WORDS


@pytest.mark.parametrize(
    "text",
    [
        "Take the train.\nTak for det.\nThanks, that helps.\nBest to meet in May.",
        "On Monday we wrote: see the plan.\nFrom: Cluj, to: Iași.",
        "Kind regards to your team.",
        "Pe scurt, da.\nAm scris deja planul.",
        "- first\n- second\n\n1. third",
        "The ratio is 3 > 2 and we agree.",
    ],
)
def test_what_only_looks_like_a_quote_or_a_signature_stays(text: str) -> None:
    assert reply_of(text) == text


def test_whoever_answers_below_or_between_is_heard() -> None:
    between = f"{HEADERS['Gmail, English']}\n> When?\nIn May.\n> Where?\nIn Cluj.\n"
    assert reply_of(between) == "In May.\nIn Cluj."
    assert reply_of(f"{HEADERS['Gmail, English']}\n{QUOTED}\n{WORDS}") == WORDS


@pytest.mark.parametrize("text", ["", "   \n", f"{HEADERS['Gmail, English']}\n{QUOTED}", OURS])
def test_without_words_of_its_own_nothing_is_left(text: str) -> None:
    assert reply_of(text) == ""


HTML = {
    "Gmail": '<div dir="ltr">Yes, <b>in</b> May.<br>Ana</div><div class="gmail_quote">'
    '<div class="gmail_attr">On Sat</div><blockquote>Unit Two has written</blockquote></div>',
    "Outlook": "<html><head><style>p{}</style></head><body><p>Yes, <b>in</b> May.</p><p>Ana</p>"
    '<div id="appendonsend"></div><hr><div><b>From:</b> The Hub</div></body></html>',
    "plain": f"<p>Yes, in May.</p>\n<p>Ana</p><p>{MARK} To answer</p><p>Unit Two</p>",
    "hidden": '<p>Yes, in May.</p><p>Ana</p><p style="display:none">Secret</p><script>alert(1)</script><!-- x -->',
}


@pytest.mark.parametrize("name", HTML)
def test_a_mail_of_html_alone_is_read_as_text(name: str) -> None:
    assert reply_of("", HTML[name]).replace("\n\n", "\n") == "Yes, in May.\nAna"


def test_letters_that_turn_writing_round_and_controls_go() -> None:
    assert reply_of("Yes\u202e yaM ni\u2066 \x00now\x1b[31m\ufeff.") == "Yes yaM ni now[31m."


@pytest.mark.parametrize(
    "text",
    [
        "On " + "a " * 60_000,
        "On x\n" * 30_000,
        "From: x\nSent: y\n" * 10_000,
        "De la: x\n" * 20_000,
        "Disclaimer: mail " * 8_000,
        "<" * 100_000,
        "Op a\nschreef " * 9_000,
        ("x" * 239 + "\n") * 500,
        "> " * 50_000,
        "În " + "ă\n" * 50_000,
    ],
)
def test_a_hostile_text_takes_no_long_time(text: str) -> None:
    began = time.process_time()
    reply_of(text)
    reply_of("", "<div>" * 20_000 + text)
    assert time.process_time() - began < 3
