"""What is looked for, in English, Romanian, Dutch, Danish, German and French, on plain text (no diacritics)."""

import re

NUMBER = re.compile(r"(?<![\w+])(?<!\d[.,\-/ ])\d(?:[ .\-/]?\d){8,12}(?!\w)(?![.,\-/ ]\d)")
EMAIL = re.compile(
    r"[\w.+\-]{1,64}\s{0,2}(?:@|[(\[{]\s?(?:at|@)\s?[)\]}])\s{0,2}"
    r"[a-z0-9\-]{1,63}(?:\s{0,2}(?:\.|[(\[{]\s?(?:dot|punct|punt|punkt|point)\s?[)\]}])\s{0,2}[a-z0-9\-]{2,63}){1,4}",
    re.IGNORECASE,
)
MOBILE = re.compile(
    r"(?<![\w.\-/+])(?:(?:\+|00)\s?40[ .\-]?\(?0?\)?|0)7\d{2}(?:[ .\-]?\d{3}){2}(?!\w)"  # Romania
    r"|(?<![\w.\-/+])(?:(?:\+|00)\s?31[ .\-]?\(?0?\)?|0)6[ \-]?(?:\d[ \-]?){7}\d(?!\w)"  # the Netherlands
)
TELEPHONE = re.compile(
    r"(?<![\w.\-/])(?:\+|00)\s?(?:3[0-9]|4[0-9])\d?(?:[ .\-/()]{0,2}\d){6,11}(?!\w)|"
    r"\b(?:tel|telefon|telefoon|telephone|phone|mobil|mobile|mobiel|whatsapp|signal|gsm|tlf|handy)\b\.?:?\s{0,2}"
    r"(?:(?:no|nr|number|nummer|numar)\.?:?\s{0,2})?\(?\+?\d(?:[ .\-/()]{0,2}\d){5,13}",
    re.IGNORECASE,
)
HOTLINE = re.compile(r"\D*(?:\+\d\d)?(?:112|116000|116006|116111|116117|116123)$")
DATE = (
    r"(?:\d{1,2}[ ./\-]{1,2}\d{1,2}[ ./\-]{1,2}\d{2,4}|\d{4}-\d{1,2}-\d{1,2}"
    r"|\d{1,2}\.?(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,12}\.?,?\s+\d{4}|[a-z]{3,9}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})"
)
BIRTH = re.compile(
    r"\b(?:born|date\s+of\s+birth|d\.?o\.?b\.?|nascuta?|data\s+nasterii|geboren|geboortedatum|fodt|født|fodselsdato"
    r"|fødselsdato|geburtsdatum|nee?|date\s+de\s+naissance)\b[^\d\n]{0,16}?(?:\b(?:on|la|pe|op|den|am|le)\b\s*)?"
    + DATE,
    re.IGNORECASE,
)
AGE = re.compile(
    r"\b(?:aged?|in\s+varsta\s+de|im\s+alter\s+von|ageed?\s+de|i\s+en\s+alder\s+af)\s+(?:de\s+)?\d{1,2}\b(?!\s?(?:-|to|and|pana|tot|til|bis|a)\s?\d)"
    r"|(?<![\d\-–])\b(?<!under )(?<!over )(?<!sub )(?<!peste )(?<!onder )(?<!unter )(?<!moins de )\d{1,2}"
    r"(?:[\s\-]year[\s\-]old\b|\s+ani\b(?=[^.]{0,20}\b(?:din|in|la)\b)|[\s\-]?jarige?r?s?\b|[\s\-]?arige?\b)",
    re.IGNORECASE,
)
CASE = re.compile(
    r"\b(?:case|file|docket|dosar(?:ul)?|cauza|zaak|dossier|parketnummer|sag|journal|aktenzeichen|az|affaire)"
    r"[\s\-]*(?:no|nr|number|numarul|nummer|n°|numero)?\.?:?\s{0,2}\d[\d/.\-]{3,}",
    re.IGNORECASE,
)
STREET = re.compile(
    r"\b(?i:str\.|strada|bulevardul|bd\.|aleea|rue|avenue)\s+[A-Z]\w+(?:\s+\w+){0,3},?\s+(?:nr\.?\s*)?\d{1,4}\b"
    r"|\b[A-Z]\w{2,}(?:straat|laan|plein|gracht|weg|gade|vej|alle|strasse|platz)\s+\d{1,4}\b"
    r"|\b\d{1,4}\s+[A-Z]\w+\s+(?:Street|Road|Avenue|Lane|Square)\b",
)
BSN_NAMED = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofinummer|citizen\s+service\s+number)(?:[\s\-]*(?:nr|no|nummer))?\W{0,12}$",
    re.IGNORECASE,
)
CPR_NAMED = re.compile(r"\b(?:cpr|cpr-?nr|personnummer|cpr-?nummer)\W{0,12}$", re.IGNORECASE)
CPR_WRITTEN = re.compile(r"\d{6}-\d{4}$")
OTHER_NUMBER = re.compile(
    r"\b(?:pic|grant|agreement|kvk|kamer\s+van\s+koophandel|btw|vat|tva|cui|cif|rsin|cvr|regist\w*|reg"
    r"|tel|telefon|telefoon|telephone|phone|tlf|isbn|issn|iban|siret|siren)\b[\s.:#\-]{0,3}(?:no|nr|number|nummer|numar(?:ul)?"
    r"|agreement|id)?[\s.:#]{0,4}$",
    re.IGNORECASE,
)
