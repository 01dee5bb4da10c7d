"""Which three items a refresher asks."""

from research.items import Candidate, chosen, difficulty

ITEMS = [Candidate(key, None) for key in "abcdefgh"]


def test_what_was_not_asked_comes_first_and_then_the_worst() -> None:
    shares = {"a": 9, "b": 1, "c": 5, "d": 8}
    items = [Candidate(key, difficulty(right, 10)) for key, right in shares.items()]
    assert chosen(items, asked=(), seed="s") == ["b", "c", "d"]
    assert chosen(items, asked=["b", "c"], seed="s") == ["d", "a", "b"]


def test_what_nobody_knows_of_lies_between_hard_and_easy() -> None:
    items = [Candidate("easy", difficulty(9, 10)), Candidate("new", None), Candidate("hard", difficulty(2, 10))]
    assert chosen(items, asked=(), seed="s") == ["hard", "new", "easy"]


def test_a_seed_says_the_same_each_time_and_another_one_something_else() -> None:
    picks = {tuple(chosen(ITEMS, asked=(), seed=str(seed))) for seed in range(20)}
    assert len(picks) > 10
    assert chosen(ITEMS, asked=(), seed="7") == chosen(reversed(ITEMS), asked=(), seed="7")


def test_where_there_are_few_all_are_asked() -> None:
    assert chosen(ITEMS[:2], asked=["a"], seed="s") == ["b", "a"]
