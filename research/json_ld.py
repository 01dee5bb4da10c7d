"""What the pages of this room are, for search engines: what they show, and no link to join."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext, pgettext

from hub.look import json_ld
from hub.look.json_ld import Thing, thing
from hub.look.navigation import language
from research.queries.report import DATA
from research.standing import Standing


def training_page(context: Mapping[str, Any]) -> list[Thing]:
    page, training, shown = context["page"], context["training"], context["shown"]
    places = []
    if page.place:
        places.append(thing("Place", name=page.place, address=page.place))
    if training.online:
        places.append(thing("VirtualLocation", url=context["canonical"]))
    modes = {(True, True): "Mixed", (True, False): "Offline", (False, True): "Online"}
    mode = modes.get((bool(page.place), training.online))
    status = "Cancelled" if shown.standing == Standing.CANCELLED else "Scheduled"
    event = thing(
        "EducationEvent",
        name=page.title,
        description=page.summary,
        startDate=training.starts_at.isoformat(),
        endDate=training.ends_at.isoformat(),
        eventStatus=f"https://schema.org/Event{status}",
        eventAttendanceMode=f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
        location=places,
        organizer=[thing("Organization", name=name) for name in shown.trainers],
        inLanguage=training.languages,
        maximumAttendeeCapacity=training.capacity,
        url=context["canonical"],
    )
    index = {"label": pgettext("trainings", "Training"), "url": f"/{language()}/training/"}
    own = [] if context.get("breadcrumbs") else [index]
    return [event, *json_ld.breadcrumbs(own)]


def series_page(context: Mapping[str, Any]) -> list[Thing]:
    page, series, figures = context["page"], context["series"], context["figures"]
    years = [year for year, _cells in figures.rows]
    dataset = thing(
        "Dataset",
        name=page.title,
        description=page.summary or page.definition,
        creator=thing("Organization", name=page.source),
        isBasedOn=series.source_url,
        license=page.licence,
        temporalCoverage=f"{years[0]}/{years[-1]}" if years else "",
        spatialCoverage=[name for _code, name in figures.territories],
        dateModified=figures.as_of.isoformat() if figures.as_of else "",
        url=context["canonical"],
    )
    index = {"label": gettext("Research"), "url": f"/{language()}/research/"}
    return [dataset, *json_ld.breadcrumbs([index])]


def study_report(context: Mapping[str, Any]) -> list[Thing]:
    """The report, with its data where they are there; nothing of one that is not shown."""
    if "shown" not in context:
        return []
    shown, files = context["shown"], context["files"]
    data = [
        thing(
            "Dataset",
            name=shown.title,
            description=shown.summary,
            version=str(shown.report.number),
            distribution=[
                thing(
                    "DataDownload",
                    encodingFormat="application/zip",
                    contentUrl=f"{shown.url}{file.name}",
                    sha256=file.sha256,
                )
            ],
        )
        for file in files
        if file.name == DATA and not shown.withheld
    ]
    report = thing(
        "Report",
        name=shown.title,
        description=shown.summary,
        datePublished=shown.report.made_on.isoformat(),
        version=str(shown.report.number),
        inLanguage=shown.language,
        url=context["canonical"],
        identifier=f"sha256:{shown.report.sha256}",
        publisher=thing("Organization", name="The Hub"),
        hasPart=data,
    )
    index = {"label": gettext("Research"), "url": f"/{language()}/research/"}
    study = {"label": context["study_page"].title, "url": context["study_page"].url}
    return [report, *json_ld.breadcrumbs([index, study])]


def study_results(context: Mapping[str, Any]) -> list[Thing]:
    """The published tables, where there are some."""
    if not context.get("rounds"):
        return []
    page = context["study_page"]
    forms = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
    results = context["canonical"].rstrip("/")
    files = [
        thing("DataDownload", encodingFormat=kind, contentUrl=f"{results}.{ending}") for ending, kind in forms.items()
    ]
    return [thing("Dataset", name=page.title, inLanguage=language(), url=context["canonical"], distribution=files)]


def training_index(context: Mapping[str, Any]) -> list[Thing]:
    found = [(line.title, line.url) for line in context["page_obj"].object_list] if "page_obj" in context else []
    return [json_ld.item_list(found)] if found else []


def finding_page(context: Mapping[str, Any]) -> list[Thing]:
    page, finding = context["page"], context["finding"]
    claim = thing(
        "Claim",
        name=page.title,
        abstract=page.summary,
        datePublished=finding.found_on.isoformat(),
        inLanguage=page.locale.language_code,
        isBasedOn=[
            thing("CreativeWork", name=one.source.title, url=json_ld.full(one.source.url))
            for one in context["rests_on"]
            if one.source
        ],
        url=context["canonical"],
    )
    home = f"/{language()}/research/"
    crumbs = [{"label": gettext("Research"), "url": home}, {"label": gettext("Findings"), "url": f"{home}findings/"}]
    return [claim, *json_ld.breadcrumbs([] if context.get("breadcrumbs") else crumbs)]
