"""The help page: no script but the quick exit, no cookie, not stored, the same address in every language.

The country that a reader chooses is a part of the address and is kept nowhere.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from home.help_texts import help_text
from home.queries.front import COUNTRY_OF
from home.queries.helplines import helplines
from hub.look import navigation
from hub.look.lens import COUNTRIES
from hub.look.names import country_choices, country_name


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    language = navigation.language()
    text = help_text(language)
    lines = helplines(language, checked=text.words["country"]["checked"])
    asked = request.GET.get("country", "").upper()
    chosen = asked if asked in COUNTRIES else ""
    own = chosen or COUNTRY_OF.get(language, "")
    response = render(
        request,
        "home/help.html",
        {
            "text": text.words,
            "text_lang": text.language,
            "country": own,
            "countries": country_choices(COUNTRIES),
            "own": next((line for line in lines if line.code == own), None),
            "nothing_of": text.words["country"]["none"].format(country=country_name(own)) if own else "",
            "others": [line for line in lines if line.code != own],
            "languages": navigation.languages(request.path),
        },
    )
    response.headers["Cache-Control"] = "no-store"
    return response
