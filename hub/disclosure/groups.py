"""Groups of people that are large enough to be told apart. Pure."""

from collections.abc import Mapping


def merged(counts: Mapping[str, int], *, least: int) -> list[tuple[str, ...]]:
    """The groups to show, largest first and the merged one last, each with the names that it holds.

    Those under `least` are put together; while they are too few even so, the smallest of the others joins them.
    Nothing where no two groups are left: one alone would say what the whole says.
    """
    by_size = sorted(counts, key=lambda name: (-counts[name], name))
    apart = [name for name in by_size if counts[name] >= least]
    small = [name for name in by_size if counts[name] < least]
    while small and apart and sum(counts[name] for name in small) < least:
        small.append(apart.pop())
    groups = [(name,) for name in apart] + ([tuple(sorted(small))] if small else [])
    return groups if len(groups) > 1 else []
