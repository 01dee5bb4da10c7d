"""The difference of two texts holds both of them whole, in any writing."""

from hypothesis import given
from hypothesis import strategies as st

from hub import words
from hub.words import ADDED, REMOVED, SAME, Run

SOME = "aábcč .,;\n\u200fשלום\u064b\u200cअ\u093f\u202e\U0001f469\u200d\U0001f467"
WRITING = st.text(alphabet=st.sampled_from(SOME), max_size=60) | st.text(max_size=60)


@given(WRITING, WRITING)
def test_the_runs_lead_from_the_old_text_to_the_new(before: str, after: str) -> None:
    runs = words.compare(before, after)
    assert words.before_of(runs) == before
    assert words.after_of(runs) == after
    assert "".join(words.tokens(before)) == before


@given(st.lists(st.sampled_from(["law", "child", "the", "of", "police", "."]), max_size=40), st.data())
def test_an_edited_text_is_given_back(text: list[str], data: st.DataObject) -> None:
    kept = [word for word in text if data.draw(st.booleans())]
    runs = words.compare(" ".join(text), " ".join(kept))
    assert (words.before_of(runs), words.after_of(runs)) == (" ".join(text), " ".join(kept))


def test_words_that_came_stand_alone() -> None:
    assert words.compare("Say your name.", "Say your name and your job.") == (
        Run(SAME, "Say your name"),
        Run(ADDED, " and your job"),
        Run(SAME, "."),
    )


def test_equal_words_by_chance_do_not_tear_a_new_sentence_apart() -> None:
    runs = words.compare("Report the conflict to the judge", "Ask for another guardian the same day")
    assert [run.op for run in runs] == [REMOVED, ADDED]


def test_no_change_parts_a_letter_from_its_mark() -> None:
    for run in words.compare("مُدَرِّس", "مُدَرِّسة"):
        assert not run.text.startswith("\u064e")
    assert words.tokens("कि की") == ["कि", " की"]


def test_a_very_long_text_is_compared_by_lines() -> None:
    before = "\n".join(f"line {number} of a long table" for number in range(3000))
    after = before.replace("line 77 of", "line 77 off").replace("line 2900 of", "line 2900 off")
    removed = [run.text for run in words.compare(before, after) if run.op == REMOVED]
    assert removed == ["line 77 of a long table\n", "line 2900 of a long table\n"]


def test_lines_for_showing_leave_one_side_out() -> None:
    runs = words.compare("one two\nthree", "one\nthree four")
    assert [[run.text for run in line] for line in words.lines(runs, without=REMOVED)] == [["one"], ["three", " four"]]
    assert words.count(runs, ADDED) == 1


def test_text_that_repeats_itself_is_not_compared_word_by_word() -> None:
    lines = "yes\nno\n" * 3000, "no\nyes\nyes\n" * 2000
    assert words.compare(*lines) == (Run(REMOVED, lines[0]), Run(ADDED, lines[1]))
    once = "yes no " * 1000, "no yes yes " * 700
    assert [run.op for run in words.compare(*once)] == [REMOVED, ADDED]


def test_a_long_text_that_is_continued_stays_as_it_was() -> None:
    many = " yes" * 3000
    assert words.compare(many, f"{many} no") == (Run(SAME, many), Run(ADDED, " no"))
