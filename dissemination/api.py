"""Who holds the edition in force, for machines: the totals of the public page, small numbers kept back."""

from datetime import date

from django.http import Http404, HttpRequest
from ninja import Field, Router, Schema

from dissemination.queries.public_coverage import PublicCoverage, public_coverage

router = Router(tags=["coverage"])
KEPT_BACK = "null where it is kept back, because it could point to one agency"


class CountryOut(Schema):
    """The agencies of a country."""

    country: str
    sent: int | None = Field(description=KEPT_BACK)
    confirmed: int | None = Field(description=KEPT_BACK)


class CoverageOut(Schema):
    edition: str
    effective: date
    countries: list[CountryOut]
    sent: int | None = Field(description=KEPT_BACK)
    confirmed: int | None = Field(description=KEPT_BACK)


@router.get("", response=CoverageOut)
def coverage(request: HttpRequest) -> CoverageOut:
    """How many agencies were sent the edition in force, and confirmed that they have it. None in force: 404."""
    found = public_coverage()
    if found is None:
        raise Http404
    return CoverageOut(
        edition=found.edition,
        effective=found.effective,
        countries=_countries(found),
        sent=found.sent,
        confirmed=found.confirmed,
    )


def _countries(found: PublicCoverage) -> list[CountryOut]:
    """Those without a number stand there, too: that a country takes part is no secret."""
    told = [CountryOut(country=row.country, sent=row.sent, confirmed=row.confirmed) for row in found.told]
    return sorted(
        [*told, *(CountryOut(country=code, sent=None, confirmed=None) for code in found.few)],
        key=lambda row: row.country,
    )
