"""All addresses of the Hub, joined from the rooms. Wagtail's log-in addresses are taken before its own."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

import dissemination.api
import dissemination.urls
import home.api
import home.urls
import initiatives.api
import initiatives.urls
import manual.api
import manual.urls
import research.api.findings
import research.api.statistics
import research.api.studies
import research.api.trainings
import research.urls
import search.urls
import translation.urls
from hub import health
from hub.api import api
from hub.look import views as look
from hub.look.locale import front_door
from hub.publishing import views as publishing

ROOMS = [home.urls, manual.urls, initiatives.urls, research.urls, translation.urls, dissemination.urls, search.urls]

api.add_router("/coverage", dissemination.api.router)
api.add_router("/initiatives", initiatives.api.router)
api.add_router("/trainings", research.api.trainings.router)
api.add_router("/statistics", research.api.statistics.router)
api.add_router("/studies", research.api.studies.router)
api.add_router("/findings", research.api.findings.router)
api.add_router("/manual", manual.api.router)
api.add_router("/news", home.api.router)

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_reset = RedirectView.as_view(pattern_name="account_reset_password")

handler400 = look.bad_request
handler403 = look.forbidden
handler404 = look.not_found
handler500 = look.server_error

urlpatterns = [
    path("", front_door, name="front_door"),
    path("_components/", look.components, name="components"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/login/", to_login, name="admin_login"),
    path("admin/password_reset/", to_reset, name="admin_password_reset"),
    path("_util/login/", to_login, name="util_login"),
    path("admin/api/main/pages/<int:pk>/action/<slug:name>/", publishing.closed),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<path:filename>", publishing.document, name="wagtaildocs_serve"),
    path("media/<path:path>", publishing.image, name="media"),
    path("account/", include("hub.people.urls")),
    path("account/", include("allauth.urls")),
    path("api/v1/", api.urls),
    *[pattern for room in ROOMS for pattern in room.plain],
    *i18n_patterns(
        *[pattern for room in ROOMS for pattern in room.localized],
        path("_util/login/", to_login),
        path("", include(wagtail_urls)),
        prefix_default_language=True,
    ),
]
