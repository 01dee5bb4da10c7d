"""Whatever a program does, its caller goes on within the bounds, knows how it ended, and told it nothing secret."""

import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from hub.apart.run import Bounds, End, Outcome, run

PROGRAM = "tests.hub.apart.misbehaving"
BOUNDS = Bounds(seconds=20, cpu_seconds=10, megabytes=300, output=1000)


def outcome(*told: str, bounds: Bounds = BOUNDS) -> Outcome:
    return run(PROGRAM, *told, given=b"", bounds=bounds)


def test_what_is_given_as_bytes_or_as_a_file_comes_back_with_what_was_told(tmp_path: Path) -> None:
    assert run(PROGRAM, "echo", "a", "b c", given="dé".encode(), bounds=BOUNDS) == Outcome(
        End.DONE, "a b c dé".encode()
    )
    (tmp_path / "file").write_bytes(b"in a file")
    with (tmp_path / "file").open("rb") as file:
        assert run(PROGRAM, "echo", given=file, bounds=BOUNDS).said == b"in a file"


def test_more_than_a_pipe_holds_goes_in_and_out() -> None:
    long = b"x" * 400_000
    assert run(PROGRAM, "echo", given=long, bounds=replace(BOUNDS, output=400_000)).said == long


@pytest.mark.parametrize("told", ["sleep", "spin"])
def test_a_program_that_does_not_end_is_ended_by_the_clock(told: str) -> None:
    began = time.monotonic()
    assert outcome(told, bounds=replace(BOUNDS, seconds=0.5)) == Outcome(End.STOPPED)
    assert time.monotonic() - began < 10


def test_a_program_that_counts_for_ever_is_ended_by_its_own_time() -> None:
    assert outcome("spin", bounds=replace(BOUNDS, cpu_seconds=1)) == Outcome(End.STOPPED)


def test_memory_beyond_the_bound_is_not_given() -> None:
    assert outcome("grow") == Outcome(End.FAILED)
    assert outcome("grow", bounds=replace(BOUNDS, megabytes=900)).end is End.DONE


def test_no_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "file"
    assert outcome("write", str(target)) == Outcome(End.FAILED)
    assert not target.exists() or not target.stat().st_size


@pytest.mark.parametrize(("length", "end"), [(1000, End.DONE), (1001, End.STOPPED), (10_000_000, End.STOPPED)])
def test_who_says_too_much_is_not_believed(length: int, end: End) -> None:
    assert outcome("talk", str(length)).end is end


def test_a_program_that_dies_or_fails_says_nothing_anywhere(capfd: pytest.CaptureFixture[str]) -> None:
    assert outcome("die") == Outcome(End.STOPPED)
    assert outcome("fail") == Outcome(End.FAILED)
    assert run("tests.hub.apart.absent", given=b"", bounds=BOUNDS) == Outcome(End.FAILED)
    assert "".join(capfd.readouterr()) == ""


def test_it_knows_no_secret_and_no_django(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "something")
    known = json.loads(outcome("environment").said)
    assert "PATH" in known and "SECRET_KEY" not in known
    modules = json.loads(outcome("modules", bounds=replace(BOUNDS, output=100_000)).said)
    assert "resource" in modules and "django" not in modules
