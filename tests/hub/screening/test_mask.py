"""What is taken out of messages between partners: every way to reach somebody past the Hub, and nothing else."""

import pytest

from hub.screening import mask


def test_masking_takes_out_addresses_and_nothing_else() -> None:
    said = "Ana (ana@shelter.example.org, 0722 123 456) comes on 12 March 2027; helpline 116 111."
    assert mask(said) == "Ana (•••@•••, •••) comes on 12 March 2027; helpline 116 111."


@pytest.mark.parametrize(
    "hidden",
    [
        "ana at shelter dot org",
        "ana.pop arond shelter punct ro",
        "ana [at] shelter [dot] org",
        "аnа@shеltеr.org",
        "ana@shelter.org",
        "ana @ shelter . org",
        "a\u200bna@shel\u200bter.org",
        "a n a @ s h e l t e r . o r g",
        "anna apenstaartje huis punt nl",
        "anne arobase foyer point fr",
        "anna snabel-a hus punktum dk",
        "info@shelter.org",
        "maria@gmail\ncom",
        "maria@gmail com",
        "maria@shelter\norg",
        "maria @ gmail\ncom",
        "maria ατ gmail.com",
        "maria ατ shelter.org",
        "maria аt shelter.org",
        "maria at gmail.com",
        "maria at gmail\ncom",
        "gmail: maria.popescu",
        "Yahoo maria_popescu7",
        "0722 123 456",
        "O722 l23 456",
        "zero seven two two one two three four five six",
        "nul zes een twee drie vier vijf zes zeven acht",
        "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
        "null eins fünf eins zwei drei vier fünf sechs sieben acht",
        "tyve tredive fyrre halvtreds",
        "+40 (0)722-123-456",
        "0040722123456",
        "021 316 01 00",
        "33 12 34 56",
        "٠٧٢٢١٢٣٤٥٦",
        "t.me/ana_pop",
        "https://t.me/ana_pop",
        "t punct me slash ana",
        "wa.me/40722123456",
        "linkedin.com/in/ana-pop-91",
        "www.linkedin.com/in/ana",
        "facebook.com/ana.pop.9",
        "instagram dot com slash ana.pop",
        "@ana_pop",
        "Telegram: ana_pop91",
        "Discord ana#1234",
        "skype:ana.pop?call",
    ],
)
def test_whatever_reaches_a_person_is_masked(hidden: str) -> None:
    masked = mask(f"Please use {hidden}, thank you.")
    assert "•••" in masked
    assert masked.startswith("Please use ") and masked.endswith(", thank you.")
    assert not set(hidden.split()) & set(masked.replace(",", " ").split()) - {"•••", ".", "@"}


@pytest.mark.parametrize(
    "said",
    [
        "Nothing to hide: 116 000.",
        "The call CERV-2027-DAPHNE closes on 12 March 2027 at 17:00.",
        "PIC 912345678, grant agreement 101234567, KvK 12345678.",
        "Directive 2011/36/EU, articles 11(4) and 14(2).",
        "Budget 250 000 euro for 24 months; meet at the station, dot your i.",
        "Look at www.example.org/partners and at example.org.",
        "De oproep sluit op 12-03-2027 om 17.00 uur.",
        "One or two of the three partners, four at most, arrive at ten.",
        "Ring en dag eller to før; vi er tre eller fire.",
        "The outlook is good: we use Gmail and Outlook, see yahoo-inc.com and www.gmail.com.",
        "On Outlook: ask your office. Gmail www.example.org shows how.",
        "Το ΑΤ Ομονοίας και το ΑΤ Πειραιά.",
        "Find us on linkedin.com/company/the-shelter.",
    ],
)
def test_what_partners_write_stays(said: str) -> None:
    assert mask(said) == said
