"""Addresses and profiles through which somebody could be reached past the Hub, written or spelt out."""

import re
from collections.abc import Iterator

from hub.screening.alternatives import any_of
from hub.screening.finding import Candidate, Kind, Severity
from hub.screening.plain import Plain

_ATS = any_of(
    r"""
    a[\s\-]?rond arond arobas arobase apenstaart(?:je)? apestaart(?:je)? snabel-?a klammeraffe affenschwanz
    arroba chiocciola snabela coada_de_maimuta malpa zavinac
    """
)
_AT = rf"at|{_ATS}"
_DOTS = r"dot|punct|punt|punkt|point|punto|ponto|prik|kropka|tecka|pika|punktum"
_SLASHES = r"slash|schragstrich|schraegstrich|barra|skrastreg|schuine\sstreep|oblique"
_DOT = rf"(?:\s{{0,2}}(?:\.|[(\[{{<]\s?(?:\.|{_DOTS})\s?[)\]}}>])\s{{0,2}}|\s{{1,2}}(?:{_DOTS})\s{{1,2}})"
_SPELT = rf"(?:\s{{0,2}}[(\[{{<]\s?(?:\.|{_DOTS})\s?[)\]}}>]\s{{0,2}}|\s{{1,2}}(?:{_DOTS})\s{{1,2}}|\s\.\s)"
_SLASH = rf"(?:\s{{0,2}}/\s{{0,2}}|\s{{1,2}}[(\[{{]?(?:{_SLASHES})[)\]}}]?\s{{1,2}})"
_LOCAL = rf"\w[\w.+\-]{{0,63}}(?:\s{{1,2}}(?:{_DOTS}|minus|underscore)\s{{1,2}}\w{{1,40}}){{0,3}}"
_LABEL = r"[a-z0-9][a-z0-9\-]{0,62}"
_SIGN = rf"(?:\s{{0,2}}(?:@|[(\[{{<]\s?(?:@|a|{_AT})\s?[)\]}}>]|_at_)\s{{0,2}})"
_PLAIN = rf"(?:[a-z0-9][a-z0-9\-]{{0,62}}{_DOT}){{1,4}}[a-z][a-z0-9\-]{{1,62}}"

_SPELT_AT = rf"at\s{{1,2}}{_LABEL}(?:{_SPELT}{_LABEL}){{1,4}}"
_SURE_AT = rf"(?:{_ATS})\s{{1,2}}(?:{_LABEL}{_DOT}){{1,4}}[a-z]{{2,24}}"
_MAIL = any_of(
    r"send contact e-?mail mail address adres(?:a|se)? write scrie(?:ti)? schrijf skriv schreib\w{0,5} ecri\w{0,5}"
)
_TOP = any_of(
    "com org net eu info ro nl dk de fr be at ie it es pt pl gr bg hr hu cz sk si se fi no ee lv lt lu mt cy ch uk"
)
_MAILBOXES = "g(?:oogle)?mail|ymail|yahoo|hotmail|outlook|icloud|proton(?:mail)?|gmx"
"""Providers whose name alone says that an address follows, or is about to end."""
EMAILS = (
    re.compile(rf"{_LOCAL}{_SIGN}{_PLAIN}", re.IGNORECASE),
    re.compile(rf"{_LOCAL}\s{{1,2}}(?:{_SPELT_AT}|{_SURE_AT})(?!\w)", re.IGNORECASE),
    re.compile(rf"\w[\w.+\-]{{0,63}}\s{{1,2}}AT\s{{1,2}}(?i:(?:{_LABEL}\.){{1,4}}[a-z]{{2,24}})\b"),
    re.compile(
        rf"(?:{_MAIL})\W{{1,4}}(?:\w{{1,12}}\W){{0,4}}(?!us\b|me\b|it\b|more\b)\w[\w.+\-]{{0,63}}"
        rf"\s{{1,2}}at\s{{1,2}}(?!www){_LABEL}\.[a-z]{{2,24}}\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w.])(?=[\w.]{{0,40}}[\d._])\w[\w.]{{1,40}}\w\s{{1,2}}at\s{{1,2}}(?!www){_LABEL}\.[a-z]{{2,24}}\b",
        re.IGNORECASE,
    ),
    re.compile(rf"{_LOCAL}@{_LABEL}[\s,]{{1,2}}(?:{_TOP})\b", re.IGNORECASE),
    re.compile(
        rf"{_LOCAL}(?:\s{{0,2}}@\s{{0,2}}|\s{{1,2}}(?:{_AT})\s{{1,2}})(?:{_MAILBOXES})(?:{_DOT}|[\s,]{{1,2}})(?:{_TOP})\b",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)(?:{_MAILBOXES})(?:\s(?:is|este|er|ist|est))?(?:\s?[:=]\s?|\s(?:-\s)?)(?!www\.)"
        r"(?=[a-z][\w.]{0,39}[\d_.]\w)[a-z][\w.]{1,40}\w",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\w)(?:\w[ .]{1,3}){2,40}@(?:[ .]{1,3}[\w\-]){2,40}(?!\w)", re.IGNORECASE),
)
_ROLE = any_of(
    r"""
    info contact kontakt office secretariat secretariaat sekretariat(?:et)? hello post mail postmaster press presse
    pers presa communicatie helpdesk help support helpline hotline reception registratura relatii poststelle admin
    noreply no-reply privacy dpo gdpr fg projects? proiecte projecten projekter projekte projets partners?
    servicedesk enquiries team editors? editorial distribution accessibility security training accueil politi politie
    polizei
    """
)
_OFFICE = re.compile(rf"(?:{_ROLE})\d?\s*(?:@|\(|\[|\{{)", re.IGNORECASE)
_PROVIDER = any_of(
    r"""
    gmail googlemail yahoo ymail hotmail outlook live icloud me proton(?:mail)? gmx web t-online orange free wanadoo
    ziggo kpnmail planet xs4all mail
    """
)
_FREE = re.compile(rf"@\s?(?:{_PROVIDER})\.", re.IGNORECASE)
"""Where anybody may have a mailbox, called office or not."""
_SITES = "facebook|fb|instagram|twitter|x|tiktok|snapchat|vk|reddit|pinterest|discordapp|messenger"
_HOST = (
    rf"(?:(?:t|telegram|wa|signal|m|line){_DOT}me|(?:(?:chat|api){_DOT})?whatsapp{_DOT}com"
    rf"|(?:\w{{2,3}}{_DOT})?linkedin{_DOT}com{_SLASH}(?:in|pub)|(?:{_SITES}){_DOT}com|instagr{_DOT}am|ig{_DOT}me"
    rf"|threads{_DOT}net|bsky{_DOT}app{_SLASH}profile|discord{_DOT}(?:gg|com)|join{_DOT}skype{_DOT}com"
    rf"|youtube{_DOT}com{_SLASH}@|wechat{_DOT}com|viber{_DOT}(?:me|com))"
)
_MESSENGER = any_of(
    r"""
    telegram signal whatsapp viber insta(?:gram)? ig snap(?:chat)? skype discord wechat threema wire facebook fb tiktok
    messenger kik vk
    """
)
_HANDLE = any_of("id user(?:name)? name handle nume naam navn nom pseudo")
PROFILES = (
    re.compile(
        rf"(?<![\w.@])(?:https?://)?(?:www{_DOT})?{_HOST}(?:{_SLASH}[\w.@+#?=&%\-]{{1,64}}){{1,4}}", re.IGNORECASE
    ),
    re.compile(r"(?<![\w.@/])@[a-z_](?:[\w.]{1,30})\w(?![\w@])", re.IGNORECASE),
    re.compile(
        rf"(?<!\w)(?:{_MESSENGER})(?:\s(?:{_HANDLE}))?(?:\s(?:is|este|er|ist|est))?\s?[:=\-]?\s?@?"
        r"(?=[a-z][\w.#]{0,31}[\d_.#]\w)[a-z][\w.#]{2,31}\w",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:skype|tg|whatsapp|sgnl|viber|signal|xmpp|sip|tel):(?://)?[\w.@?=&%+/\-]{4,80}", re.IGNORECASE
    ),
)


def contacts(read: Plain) -> Iterator[Candidate]:
    text = read.text
    for pattern in EMAILS:
        for match in pattern.finditer(text):
            office = _OFFICE.match(match.group()) and not _FREE.search(match.group())
            yield Candidate(Kind.EMAIL, Severity.SOFT if office else Severity.HARD, *match.span())
    for pattern in PROFILES:
        for match in pattern.finditer(text):
            yield Candidate(Kind.PROFILE, Severity.SOFT, *match.span())
