"""A study's key is made once, read by the Hub alone, and gone when it is destroyed."""

import stat
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest

from research.pairing import keys


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")
    return tmp_path / "pairing"


def test_a_key_is_made_once_even_by_many_at_once(folder: Path) -> None:
    study = uuid4()
    threads = [Thread(target=keys.make, args=(study,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first = keys.read(study)
    keys.make(study)
    assert keys.read(study) == first
    assert len(first) == keys.LENGTH
    assert [path.name for path in folder.iterdir()] == [f"{study.hex}.key"]
    assert keys.read(study) != (keys.make(other := uuid4()), keys.read(other))[1]


def test_nobody_else_on_the_machine_reads_it(folder: Path) -> None:
    study = uuid4()
    keys.make(study)
    assert stat.S_IMODE((folder / f"{study.hex}.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_destroyed_is_gone_and_its_bytes_are_overwritten(folder: Path) -> None:
    study = uuid4()
    keys.make(study)
    before = keys.read(study)
    (folder / "hard-link").hardlink_to(folder / f"{study.hex}.key")
    assert keys.destroy(study)
    assert (folder / "hard-link").read_bytes() != before
    with pytest.raises(keys.KeyGoneError):
        keys.read(study)
    assert not keys.destroy(study)


def test_a_cut_file_is_no_key(folder: Path) -> None:
    study = uuid4()
    keys.make(study)
    (folder / f"{study.hex}.key").write_bytes(b"half")
    with pytest.raises(keys.KeyGoneError):
        keys.read(study)
