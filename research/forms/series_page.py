"""The editor's form of a series: figures of another unit are another series."""

from typing import Any

from django.utils.translation import gettext as _

from hub.look.lens import COUNTRIES
from hub.look.names import country_choices, country_name
from hub.publishing.page_form import CheckedPageForm
from research.models.series import EU, Observation


def territory_choices() -> list[tuple[str, str]]:
    return [(EU, country_name(EU)), *country_choices(COUNTRIES)]


class SeriesPageForm(CheckedPageForm):
    def clean(self) -> dict[str, Any]:
        given = super().clean()
        self._keep("unit", given, _("Figures of another unit are another series. Write a page of its own for them."))
        self._keep("decimals", given, _("The figures have so many digits already. Write a page of its own for others."))
        return given

    def _keep(self, name: str, given: dict[str, Any], said: str) -> None:
        """What figures were taken over with stays."""
        if name not in given or not self.instance.pk:
            return
        figures = Observation.objects.filter(series__page_key=self.instance.translation_key)
        if figures.exclude(**{f"series__{name}": given[name]}).exists():
            self.add_error(name, said)
