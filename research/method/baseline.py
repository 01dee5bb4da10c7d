"""Those who never answered again, beside those who did: were they different from the start? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from research.method.change import FEWEST_PAIRS


@dataclass(frozen=True)
class Lost:
    """Means before, of those who stayed and those who were lost; `p` is two-sided, None where either are too few."""

    stayed: int
    lost: int
    mean_stayed: float | None
    mean_lost: float | None
    p: float | None = None


def lost_compared(stayed: Sequence[float], lost: Sequence[float]) -> Lost:
    """Compare answers before by the Mann-Whitney test, which asks nothing of their distribution."""
    from scipy.stats import mannwhitneyu

    p = None
    if min(len(stayed), len(lost)) >= FEWEST_PAIRS and len({*stayed, *lost}) > 1:
        p = float(mannwhitneyu(stayed, lost, alternative="two-sided").pvalue)
    return Lost(len(stayed), len(lost), _mean(stayed), _mean(lost), p)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
