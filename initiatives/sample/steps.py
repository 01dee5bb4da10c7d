"""Profiles, initiatives in every state and replies, made through the services that partners and moderators use."""

import tomllib
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils import timezone

from hub.models import Country, Organisation, User
from hub.people.services.other_names import name_formerly
from hub.ports import sample
from initiatives.content import DEFAULT_ZONE, Content, RuleContent, SeatContent, TextContent
from initiatives.models import Initiative, InterestState, Message, OrganisationProfile, State
from initiatives.models.saved_search import SAID
from initiatives.queries.findings import blocking
from initiatives.services import (
    answer,
    answer_question,
    approve,
    ask,
    close,
    decide,
    decline,
    express_interest,
    pin,
    report_talk,
    return_with_reason,
    save_search,
    share_address,
    show_question,
    start,
    submit,
)

DATA_FILE = Path(__file__).parent / "initiatives.toml"
MODERATOR = "moderator@example.org"


def register() -> None:
    sample.register(40, "profiles of partners", make_profiles)
    sample.register(41, "initiatives", make_initiatives)
    sample.register(42, "expressions of interest", make_interests)
    sample.register(43, "public questions", make_questions)
    sample.register(62, "what a partner keeps at hand", make_at_hand)


@cache
def _data() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(DATA_FILE.read_text(encoding="utf-8"))


def make_profiles() -> None:
    for entry in _data()["profiles"]:
        organisation = Organisation.objects.get(name=entry["organisation"])
        fields = {name: value for name, value in entry.items() if name not in {"organisation", "former_names"}}
        name_formerly(organisation=organisation, names=entry.get("former_names", []), approved=True)
        OrganisationProfile.objects.get_or_create(
            organisation=organisation, defaults={**fields, "safeguarding_on": timezone.localdate()}
        )


def make_initiatives() -> None:
    for entry in _data()["initiatives"]:
        author = User.objects.get(email=entry["author"])
        organisation = Organisation.objects.get(name=entry["organisation"])
        initiative, _new = start.start(
            organisation=organisation, author=author, content=_content(entry), submission=_key(entry["name"])
        )
        if initiative.state == State.DRAFT and entry["state"] != "draft":
            _carry_on(initiative, entry, author)


def _carry_on(initiative: Initiative, entry: dict[str, Any], author: User) -> None:
    """Take a draft as far as the sample says."""
    moderator = User.objects.get(email=MODERATOR)
    contested = dict.fromkeys(_blocked(initiative), entry.get("contested", ""))
    submit.submit(initiative=initiative, by=author, attested=True, contested=contested)
    version = initiative.draft.version
    if entry["state"] == "returned":
        return_with_reason.return_with_reason(
            initiative=initiative, by=moderator, version=version, reasons=entry["reasons"], text=entry["reason_text"]
        )
    if entry["state"] in {"approved", "closed"}:
        approve.approve(initiative=initiative, by=moderator, version=version)
    if entry["state"] == "closed":
        close.close(initiative=initiative, outcome=entry["outcome"], by=author)


def _blocked(initiative: Initiative) -> list[str]:
    return [one.digest for one in blocking(initiative, initiative.draft.content)]


def make_interests() -> None:
    for entry in _data()["interests"]:
        initiative = Initiative.objects.get(submission=_key(entry["initiative"]))
        interest, _new = express_interest.express_interest(
            seat=initiative.seats.get(position=entry["seat"]),
            organisation=Organisation.objects.get(name=entry["organisation"]),
            by=User.objects.get(email=entry["by"]),
            role=entry["role"],
            country=Country.objects.get(pk=entry["country"]),
            pitch=entry["pitch"],
            capacity=entry.get("capacity", ""),
            languages=entry.get("languages", []),
            earlier_work=entry.get("earlier_work", ""),
        )
        for number, (email, text) in enumerate(entry.get("talk", [])):
            _say(interest, initiative, email, text, _key(f"{entry['initiative']}:{entry['seat']}:{number}"))
        if "decision" in entry and interest.state == InterestState.NEW:
            decide.decide(interest=interest, decision=entry["decision"])
        if "gives_address" in entry:
            giver = User.objects.get(email=entry["gives_address"])
            share_address.give_address(interest=interest, speaker=interest.organisation, by=giver)
        if "report" in entry:
            report_talk.report_talk(
                interest=interest, organisation=initiative.organisation, by=initiative.author, **entry["report"]
            )
        if "thanks" in entry:
            decline.decline(interests=[interest], thanks=entry["thanks"], text=entry["sentence"])


def make_questions() -> None:
    moderator = User.objects.get(email=MODERATOR)
    for number, entry in enumerate(_data()["questions"]):
        initiative = Initiative.objects.get(submission=_key(entry["initiative"]))
        question, new = ask.ask(
            initiative=initiative,
            organisation=Organisation.objects.get(name=entry["organisation"]),
            by=User.objects.get(email=entry["by"]),
            language=entry["language"],
            text=entry["text"],
            submission=_key(f"question:{number}"),
        )
        if new and "answer" in entry:
            answered = answer_question.answer_question(
                question=question, by=initiative.author, language="en", answer=entry["answer"]
            )
            if entry.get("shown"):
                show_question.show_question(question=answered, by=moderator, version=answered.version)


def make_at_hand() -> None:
    """After the digests: a saved search with its alerts, and two pins, one of them closed."""
    for entry in _data()["at_hand"]:
        owner = User.objects.get(email=entry["owner"])
        said = {**dict.fromkeys(SAID, ""), **entry["said"]}
        save_search.save_search(owner=owner, name=entry["name"], said=said, language="en")
        for name in entry["pins"]:
            pin.pin(initiative=Initiative.objects.get(submission=_key(name)), owner=owner)


def _say(interest: Any, initiative: Initiative, email: str, text: str, submission: UUID) -> Message:
    by = User.objects.get(email=email)
    speaker = initiative.organisation if by == initiative.author else interest.organisation
    message, _new = answer.answer(interest=interest, speaker=speaker, by=by, text=text, submission=submission)
    return message


def _key(name: str) -> UUID:
    return uuid5(NAMESPACE_URL, f"sample:initiative:{name}")


def _content(entry: dict[str, Any]) -> Content:
    day = timezone.localdate() + timedelta(days=entry["days"])
    return Content(
        kind=entry["kind"],
        stage=entry.get("stage", ""),
        programme=entry.get("programme", ""),
        call=entry.get("call", ""),
        call_deadline=_at_five(entry["call_days"]) if "call_days" in entry else None,
        themes=tuple(sorted(entry["themes"])),
        countries=tuple(entry.get("countries", [])),
        numbers=tuple(entry.get("numbers", [])),
        articles=tuple(entry.get("articles", [])),
        deadline=_at_five(entry["days"]),
        starts_on=day + timedelta(days=120),
        months=entry["months"],
        budget=entry["budget"],
        texts={
            language: TextContent(text["title"], text["summary"], text.get("body", "").strip())
            for language, text in entry["texts"].items()
        },
        seats=tuple(SeatContent(**{**seat, "countries": tuple(seat.get("countries", []))}) for seat in entry["seats"]),
        rules=tuple(RuleContent(**rule) for rule in entry.get("rules", [])),
    )


def _at_five(days: int) -> datetime:
    """17:00 in Brussels, so many days from now."""
    day = timezone.localdate() + timedelta(days=days)
    return datetime.combine(day, time(17, 0), tzinfo=ZoneInfo(DEFAULT_ZONE))
