"""The profile of one's own organisation."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hub.models import Membership
from hub.rate import seconds_to_wait
from initiatives.access import access_organisation
from initiatives.errors import ForeignAddress, Identifying, PersonNamed
from initiatives.forms.profile import ProfileForm
from initiatives.models import OrganisationProfile
from initiatives.queries.profile_gaps import completeness_of
from initiatives.queries.standing import standing_of
from initiatives.services.write_profile import write_profile
from initiatives.views import limits
from initiatives.views.parts import crumbs, language, private


@private
def profile(request: HttpRequest, key: UUID) -> HttpResponse:
    organisation = access_organisation(request.user, key)
    owner = Membership.objects.owners().filter(user=request.user, organisation=organisation).exists()
    known = OrganisationProfile.objects.filter(organisation=organisation).first()
    form = ProfileForm(
        request.POST if request.method == "POST" else None,
        profile=known or OrganisationProfile(),
        former_names=[one.name for one in organisation.former_names.filter(until=None)],
        owner=owner,
        language=language(),
    )
    wait = 0
    if request.method == "POST" and form.is_valid():
        wait = seconds_to_wait(limits.PROFILES, request.user.key, organisation.key)
        try:
            if wait:
                limits.too_often(form, wait)
            else:
                write_profile(organisation=organisation, by=request.user, fields=form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        except Identifying as error:
            for found in error.findings:
                words = _("Please take out “%(found)s”. %(why)s") % {"found": found.found, "why": found.kind.label}
                form.add_error(found.place, words)
        except PersonNamed as error:
            for place in error.places:
                form.add_error(place, error.message)
        except ForeignAddress as error:
            form.add_error("data_protection_url", error.message)
        if not form.errors:
            messages.success(request, _("Saved. Partners see it beside your initiatives and offers."))
            return redirect("partners_mine")
    context = {
        "form": form,
        "organisation": organisation,
        "owner": owner,
        "completeness": completeness_of(known or OrganisationProfile()),
        "standing": standing_of(organisation, language()),
        "breadcrumbs": crumbs(mine=True),
    }
    answer = render(request, "initiatives/profile.html", context, status=422 if form.errors else 200)
    return limits.held(answer, wait)
