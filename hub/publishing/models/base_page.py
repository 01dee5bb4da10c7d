from typing import Any

from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hub import memo
from hub.look.page_cache import keep
from hub.memo import remembered
from hub.people.reader import Reader
from hub.publishing import access
from hub.publishing.fallback import child_in_language


class BasePage(Page):
    """What every page of the Hub has. Abstract: Wagtail's swappable page is experimental (ADR 0010).

    `access` is read from the source page alone, and through `hub.publishing.access` alone.
    """

    class Access(models.TextChoices):
        PUBLIC = "public", _("Everybody")
        PRACTITIONERS = "practitioners", _("Approved practitioners only")

    summary = models.TextField(_("summary"), max_length=400, blank=True)
    access = models.CharField(
        _("access"),
        max_length=15,
        choices=Access.choices,
        default=Access.PUBLIC,
        help_text=_("Set on the English page; it holds at once for every language and for all below it."),
    )
    owner_role = models.CharField(
        _("owner (role or office)"), max_length=100, blank=True, help_text=_("No name of a person.")
    )
    review_date = models.DateField(_("review by"), null=True, blank=True)

    # A translation of such a page and of all below it goes public at once, and only with its safety-critical text.
    opens_whole = False
    # Wagtail's own privacy is off: only `access` is known to every sink.
    private_page_options: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    settings_panels = [
        *Page.settings_panels,
        MultiFieldPanel([FieldPanel("access"), FieldPanel("owner_role"), FieldPanel("review_date")], heading=_("Care")),
    ]
    override_translatable_fields = [
        TranslatableField("summary"),
        SynchronizedField("access", overridable=False),
        SynchronizedField("owner_role", overridable=False),
        SynchronizedField("review_date", overridable=False),
    ]

    class Meta:
        abstract = True

    @property
    def access_in_force(self) -> str:
        """What the page says; stricter where what it speaks of is stricter."""
        return self.access

    @property
    def is_source(self) -> bool:
        return bool(self.locale.language_code == settings.LANGUAGE_CODE)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find the page for an address; where the language has no translation, the source page answers."""
        if not path_components:
            if not self.live:
                raise Http404
            return RouteResult(self)
        child = child_in_language(parent=self, slug=path_components[0])
        if child is None:
            raise Http404
        return child.specific.route(request, path_components[1:])

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer 404 where the reader may not see the page: forbidden and unknown look the same."""
        reader = Reader.of(request)
        if not _may_read(self, reader):
            raise Http404
        return keep(super().serve(request, *args, **kwargs))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """A draft stands at the address of the public page and has its key: nothing of it is remembered."""
        memo.stop()
        return super().serve_preview(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "reader": Reader.of(request)}


@remembered
def _may_read(page: Page, reader: Reader) -> bool:
    return access.may_read(page, reader)
