"""An initiative as people read it. The public page, the preview and the moderator's page show the same sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

from hub.look.alphabet import in_order
from hub.look.names import language_name
from hub.models import Country, OrganisationKind
from hub.ports.citable import Citation
from initiatives.content import Content, FileContent, RuleContent, SeatContent, TextContent
from initiatives.models import Budget, Initiative, Kind, SeatRole, Stage
from initiatives.queries import deadlines, manual_places
from initiatives.queries.attached import FileLine, file_lines
from initiatives.queries.consortium import Party, RuleLine, parties_of, rule_lines
from initiatives.queries.themes import theme_names
from initiatives.queries.wording import best

ROLE_CLASSES = {
    OrganisationKind.POLICE: "police",
    OrganisationKind.BORDER: "police",
    OrganisationKind.PROSECUTION: "prosecutor",
    OrganisationKind.CHILD_PROTECTION: "social",
    OrganisationKind.NGO: "ngo",
}


@dataclass(frozen=True)
class SeatLine:
    key: str
    role: str
    kind: str
    tone: str
    countries: str
    note: str
    how_many: int
    open_places: int

    @property
    def filled(self) -> int:
        return self.how_many - self.open_places


@dataclass(frozen=True)
class Sheet:
    """`language` is the language of the words, which may differ from the reader's."""

    language: str
    title: str
    summary: str
    body: str
    kind: str
    stage: str
    themes: Sequence[str]
    countries: str
    chapters: Sequence[Citation]
    articles: Sequence[tuple[str, str]]
    deadline: datetime | None
    deadline_words: str
    deadline_here: str
    zone: str
    days_left: int | None
    starts_on: date | None
    months: int | None
    budget: str
    programme: str
    call: str
    call_url: str
    call_deadline_words: str
    working_language: str
    replaces: bool
    rules: Sequence[RuleLine]
    seats: Sequence[SeatLine]
    written_in: Sequence[str]
    not_yet_in: Sequence[str]
    files: Sequence[FileLine]

    @property
    def open_places(self) -> int:
        return sum(seat.open_places for seat in self.seats)


def sheet_of(
    content: Content,
    *,
    language: str,
    filled: Mapping[str, int],
    parties: Sequence[Party] = (),
    files: Sequence[FileLine] = (),
    zone: str = "",
    at: datetime | None = None,
) -> Sheet:
    """The sheet of `content` for a reader of `language` whose clocks are those of `zone`, if that is known.

    `filled` says how many places of a seat (by key) are taken, `parties` who counts in the rules of the consortium.
    """
    at = at or timezone.now()
    texts = {code: content.texts[code] for code in content.languages}
    own, found = best(texts, language, content.working_language)
    text = found or TextContent()
    numbers = set(content.numbers)
    return Sheet(
        language=own,
        title=text.title,
        summary=text.summary,
        body=text.body,
        kind=str(Kind(content.kind).label) if content.kind else "",
        stage=str(Stage(content.stage).label) if content.stage else "",
        themes=theme_names(tuple(sorted(content.themes)), language),
        countries=country_names(content.countries, language),
        chapters=[one for one in manual_places.chapters(language) if one.number in numbers] if numbers else [],
        articles=manual_places.articles(language, content.articles) if content.articles else [],
        deadline=content.deadline,
        deadline_words=deadlines.in_words(content.deadline, content.deadline_zone, language),
        deadline_here=deadlines.in_zone_of_reader(content.deadline, content.deadline_zone, zone, language),
        zone=content.deadline_zone,
        days_left=deadlines.days_left(content.deadline, content.deadline_zone, at),
        starts_on=content.starts_on,
        months=content.months,
        budget=str(Budget(content.budget).label) if content.budget else "",
        programme=content.programme,
        call=content.call,
        call_url=content.call_url,
        call_deadline_words=deadlines.in_words(content.call_deadline, content.deadline_zone, language),
        working_language=language_name(content.working_language, language),
        replaces=content.replaces,
        rules=rule_lines(content.rules, parties),
        seats=[seat_line(seat, language, filled.get(seat.key, 0)) for seat in content.seats],
        written_in=_names_of_languages(content.languages, language),
        not_yet_in=_names_of_languages([code for code in dict(settings.LANGUAGES) if code not in texts], language),
        files=files,
    )


def sheet_for(initiative: Initiative, content: Content, language: str, zone: str = "") -> Sheet:
    """The sheet of `content` of `initiative`, with who has taken its seats and who counts in its rules."""
    parties = parties_of(initiative) if content.rules else []
    return sheet_of(
        content,
        language=language,
        filled=filled_of(initiative),
        parties=parties,
        files=file_lines(initiative, content.files),
        zone=zone,
    )


def seat_line(seat: SeatContent, language: str, filled: int) -> SeatLine:
    kind = OrganisationKind(seat.organisation_kind) if seat.organisation_kind else None
    return SeatLine(
        key=seat.key,
        role=str(SeatRole(seat.role).label) if seat.role else "",
        kind=str(kind.label) if kind else "",
        tone=ROLE_CLASSES.get(kind, "anyone") if kind else "anyone",
        countries=country_names(seat.countries, language),
        note=seat.note,
        how_many=seat.how_many,
        open_places=max(seat.how_many - filled, 0),
    )


def _names_of_languages(codes: Iterable[str], language: str) -> list[str]:
    """In the order of the reader's alphabet."""
    return in_order([language_name(code, language) for code in codes], language, name=str)


def country_names(codes: Sequence[str], language: str) -> str:
    """Names in the reader's language, separated by commas."""
    names = [Country(code=code).name_in(language) for code in codes]
    return ", ".join(in_order(names, language, name=str))


def content_of(initiative: Initiative) -> Content:
    """The approved content, read from the public rows."""
    return Content(
        kind=initiative.kind,
        stage=initiative.stage,
        programme=initiative.programme,
        call=initiative.call,
        call_deadline=initiative.call_deadline,
        call_url=initiative.call_url,
        themes=tuple(sorted(link.tag.slug for link in initiative.theme_links.all())),
        countries=tuple(initiative.countries),
        numbers=tuple(initiative.numbers),
        articles=tuple(initiative.articles),
        deadline=initiative.deadline,
        deadline_zone=initiative.deadline_zone,
        starts_on=initiative.starts_on,
        months=initiative.months,
        budget=initiative.budget,
        working_language=initiative.working_language,
        rules=tuple(RuleContent(**rule) for rule in initiative.rules),
        replaces=initiative.replaces,
        files=tuple(FileContent(**one) for one in initiative.files),
        texts={text.language: TextContent(text.title, text.summary, text.body) for text in initiative.texts.all()},
        seats=tuple(
            SeatContent(
                role=seat.role,
                organisation_kind=seat.organisation_kind,
                countries=tuple(seat.countries),
                how_many=seat.how_many,
                note=seat.note,
                key=str(seat.key),
            )
            for seat in initiative.seats.all()
            if not seat.dropped
        ),
    )


def filled_of(initiative: Initiative) -> dict[str, int]:
    """How many places of each seat are taken, by the seat's key."""
    return {str(seat.key): seat.filled for seat in initiative.seats.all()}
