from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from hub.publishing.body import BODY
from hub.publishing.models.base_page import BasePage
from hub.publishing.page_form import CheckedPageForm


class StandardPage(BasePage):
    """A page that a site owes its readers: accessibility, privacy, cookies, legal notice, contact."""

    body = StreamField(BODY, verbose_name=_("text"))

    base_form_class = CheckedPageForm
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "home/standard_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
