import pytest

from manual.services.labels import complete, letters


@pytest.mark.parametrize(
    ("labels", "taken", "expected"),
    [
        ([None, None], [], ["1", "2"]),
        (["1", "2", None], [], ["1", "2", "3"]),
        (["1", None, "2"], [], ["1", "1A", "2"]),
        (["1", None, None, "2"], [], ["1", "1A", "1B", "2"]),
        (["1", None, "2"], ["1A"], ["1", "1B", "2"]),
        (["1", "2", None], ["3"], ["1", "2", "4"]),
        ([None, "1"], [], ["0A", "1"]),
        (["1", "1A", None, "2"], [], ["1", "1A", "1B", "2"]),
        (["2", None, "1"], [], ["2", "2A", "1"]),
        ([None], ["1", "2"], ["3"]),
        (["3.2", None], ["1"], ["3.2", "2"]),
        ([None, "3.2"], [], ["1", "3.2"]),
        (["1", None, "3.2"], ["1"], ["1", "2", "3.2"]),
        (["1", "3.2", None, "2"], [], ["1", "3.2", "1A", "2"]),
    ],
)
def test_a_newcomer_counts_on_or_takes_a_letter(
    labels: list[str | None], taken: list[str], expected: list[str]
) -> None:
    assert complete(labels, taken) == expected


def test_letters_go_on_after_z() -> None:
    assert [letters(count) for count in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]
