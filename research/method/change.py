"""What changed from one wave to the next among the pairs: one way to compare for each kind of question. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST_PAIRS = 10
RESAMPLES = 9_999
SURE = 0.95


@dataclass(frozen=True)
class Interval:
    """Where the true mean change lies with `SURE` confidence, in points of the score."""

    low: float
    high: float


@dataclass(frozen=True)
class Compared:
    """A change among `pairs`; `p` is two-sided, None under `FEWEST_PAIRS` and where nothing changed.

    `before` and `after` are means of the pairs: shares of yes (0 to 1), points of the scale, or of the score.
    """

    test: str
    pairs: int
    before: float
    after: float
    better: int
    worse: int
    p: float | None = None
    interval: Interval | None = None


def yes_no_change(pairs: Sequence[tuple[bool, bool]]) -> Compared:
    """Exact McNemar test: of those who changed their answer, how unlikely is so one-sided a split by chance?

    Raises ValueError without pairs.
    """
    from scipy.stats import binomtest

    gained = sum(after and not before for before, after in pairs)
    given_up = sum(before and not after for before, after in pairs)
    p = None
    if len(pairs) >= FEWEST_PAIRS and gained + given_up:
        p = float(binomtest(gained, gained + given_up, 0.5).pvalue)
    return _compared("mcnemar", [(float(before), float(after)) for before, after in pairs], p)


def scale_change(pairs: Sequence[tuple[float, float]]) -> Compared:
    """Wilcoxon signed-rank test of answers on a scale: exact where no two changes are alike, else by normal values.

    Answers that did not change say nothing of its direction and are left out (Wilcoxon, 1945).
    Raises ValueError without pairs.
    """
    from scipy.stats import wilcoxon

    changes = [after - before for before, after in pairs if after != before]
    p = None
    if len(pairs) >= FEWEST_PAIRS and changes:
        alike = len({abs(change) for change in changes}) < len(changes)
        p = float(wilcoxon(changes, method="asymptotic" if alike else "exact", correction=alike).pvalue)
    return _compared("wilcoxon", pairs, p)


def score_change(pairs: Sequence[tuple[float, float]], *, seed: int) -> Compared:
    """Paired t test of scores, with an interval of the mean change from `RESAMPLES` resamples; `seed` repeats them.

    Raises ValueError without pairs.
    """
    from numpy.random import default_rng
    from scipy.stats import bootstrap, ttest_1samp

    changes = [after - before for before, after in pairs]
    p, interval = None, None
    if len(pairs) >= FEWEST_PAIRS and len(set(changes)) > 1:
        p = float(ttest_1samp(changes, 0).pvalue)
        found = bootstrap(
            (changes,),
            _mean,
            confidence_level=SURE,
            n_resamples=RESAMPLES,
            method="percentile",
            rng=default_rng(seed),
        ).confidence_interval
        interval = Interval(float(found.low), float(found.high))
    return _compared("t", pairs, p, interval)


def _mean(values: object, axis: int) -> object:
    from numpy import mean

    return mean(values, axis=axis)  # type: ignore[call-overload]  # scipy hands over arrays


def _compared(
    test: str, pairs: Sequence[tuple[float, float]], p: float | None, interval: Interval | None = None
) -> Compared:
    if not pairs:
        raise ValueError("Nobody answered both times.")
    return Compared(
        test=test,
        pairs=len(pairs),
        before=sum(before for before, _after in pairs) / len(pairs),
        after=sum(after for _before, after in pairs) / len(pairs),
        better=sum(after > before for before, after in pairs),
        worse=sum(after < before for before, after in pairs),
        p=p,
        interval=interval,
    )
