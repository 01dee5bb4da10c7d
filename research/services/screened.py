"""Words that become public hold nothing that points to somebody."""

from hub.screening import screen
from research.errors import PointsToSomebodyError


def refuse_what_points_to_somebody(text: str) -> None:
    """Raises PointsToSomebodyError, with what was found."""
    if found := [one.found for one in screen(text) if one.is_hard]:
        raise PointsToSomebodyError(found)
