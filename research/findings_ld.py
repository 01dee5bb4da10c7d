"""What the page of a finding is, for search engines."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from hub.look import json_ld
from hub.look.json_ld import Thing, thing
from hub.look.navigation import language


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
    crumbs = [{"label": _("Research"), "url": home}, {"label": _("Findings"), "url": f"{home}findings/"}]
    return [claim, *json_ld.breadcrumbs([] if context.get("breadcrumbs") else crumbs)]
