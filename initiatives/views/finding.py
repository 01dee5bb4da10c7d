"""The public pages: list, one initiative, criteria. None holds a form that posts."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from initiatives.access import access_readable, organisations_of
from initiatives.criteria import CRITERIA
from initiatives.promise import WORKING_DAYS
from initiatives.queries.addresses import language_entries
from initiatives.queries.answer_times import answer_times
from initiatives.queries.cards import cards, for_cards
from initiatives.queries.facets import counts
from initiatives.queries.finding import open_for, sorted_by
from initiatives.queries.intake import Intake, intake_of
from initiatives.queries.pins import is_pinned
from initiatives.queries.questions import public_questions
from initiatives.queries.sheet import content_of
from initiatives.views.choosing import Counted, chosen_ones, facet_groups, follow_ways
from initiatives.views.looking import looking
from initiatives.views.parts import crumbs, language, reader_zone, takes_part
from initiatives.views.shown import shown

ON_A_PAGE = 12


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Open initiatives; each choice is an address and no script is needed."""
    spoken = language()
    asked = looking(request, spoken)
    counted = counts(asked.wish, asked.own)
    rows = for_cards(sorted_by(open_for(asked.wish, asked.own), asked.wish))
    page_obj = Counted(rows, ON_A_PAGE, total=counted.total).get_page(request.GET.get("page"))
    return render(
        request,
        "initiatives/listing.html",
        {
            "wish": asked.wish,
            "is_whole": asked.is_whole,
            "groups": facet_groups(asked, counted, spoken),
            "chosen": chosen_ones(asked),
            "ways": follow_ways(asked.wish),
            "cards": cards(page_obj.object_list, spoken, asked.options.names["theme"]),
            "page_obj": page_obj,
            "query": asked.wish.address(),
            "takes_part": takes_part(request),
        },
    )


@require_safe
def detail(request: HttpRequest, key: UUID) -> HttpResponse:
    """One initiative as everybody reads it; closed ones say so."""
    initiative = access_readable(key)
    content = content_of(initiative)
    own = (
        request.user.is_authenticated and organisations_of(request.user).filter(pk=initiative.organisation_id).exists()
    )
    intake = intake_of(initiative) if initiative.is_open else Intake.TAKES
    return render(
        request,
        "initiatives/detail.html",
        {
            **shown(initiative, content, language(), reader_zone(request)),
            "breadcrumbs": crumbs(),
            "own": own,
            "may_offer": initiative.is_open and not own and intake is Intake.TAKES,
            "intake": intake.words,
            "pinned": request.user.is_authenticated and is_pinned(request.user, initiative),
            "questions": public_questions(initiative),
            "may_ask": initiative.is_open and not own and intake is not Intake.UNVERIFIED,
            "languages": language_entries(key, content.languages),
        },
    )


@require_safe
def criteria(request: HttpRequest) -> HttpResponse:
    """What moderators look at and how long they take, for everybody to read."""
    context = {
        "criteria": CRITERIA,
        "times": answer_times(),
        "working_days": WORKING_DAYS,
        "breadcrumbs": crumbs(),
    }
    return render(request, "initiatives/criteria.html", context)


@require_safe
def first_steps(request: HttpRequest) -> HttpResponse:
    """What a new partner does, in which order and where."""
    return render(request, "initiatives/first_steps.html", {"working_days": WORKING_DAYS, "breadcrumbs": crumbs()})
