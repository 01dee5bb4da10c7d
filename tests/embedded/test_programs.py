"""What `make run` starts: every queue has one program, and no letter waits behind the files of an edition."""

from pathlib import Path

from hub.embedded.programs import Ports, Programs
from hub.queues import Queue


def queues(command: list[str]) -> list[str]:
    return command[command.index("-Q") + 1].split(",")


def test_each_queue_is_taken_by_one_program_and_building_by_its_own(tmp_path: Path) -> None:
    programs = Programs(tmp_path, Ports("127.0.0.1", 8000, 8025, 2525), "", "")
    worker, builder = programs.worker(), programs.builder()
    assert queues(list(builder.command)) == [Queue.BUILD]
    assert sorted(queues(list(worker.command)) + queues(list(builder.command))) == sorted(Queue)
    assert worker.name != builder.name
    assert worker.command[worker.command.index("-n") + 1] != builder.command[builder.command.index("-n") + 1]
