"""The process dies between the chunks of an import: what follows stages and takes over each row once."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.utils import timezone

from dissemination.models import Agency, Contact, DirectoryImport
from dissemination.services import upload_directory
from dissemination.services.apply_directory import resume
from hub.embedded.places import CLONE
from tests.dissemination.directory import person
from tests.rig.processes import Rig, end_with_us

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
ROWS, TAKEN = 2_100, 600
HEAD = "agency_ref,agency_name,kind,country,email\n"


def dies(rig: Rig, task: str, batch: int, point: str) -> bool:
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "-c", f"from dissemination import tasks; tasks.{task}({batch})"],
        cwd=CLONE,
        env={**rig.environment(), "HUB_CRASH_AT": point},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        preexec_fn=end_with_us,
    )
    return done.returncode == 9


def go_on() -> DirectoryImport:
    DirectoryImport.objects.update(touched_at=timezone.now() - timedelta(minutes=5))
    resume()
    return DirectoryImport.objects.get()


def test_an_import_survives_what_kills_it(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_directory, "ring", lambda *_args: None)
    by = person("officer.import@example.org", "officer")
    lines = "".join(f"A{n},Unit {n},police,RO,desk{n}@example.org\n" for n in range(ROWS))
    batch = upload_directory.upload_directory(name="list.csv", data=(HEAD + lines).encode(), by=by)
    upload_directory.read_directory(batch=batch, columns=batch.columns, by=by)
    for point, staged in (("directory-chunk:1", 1000), ("directory-chunk:2", 2000)):
        assert dies(rig, "read_directory_file", batch.pk, point)
        assert batch.rows.count() == staged
    batch = go_on()
    assert (batch.state, batch.rows.filter(status="new").count()) == ("staged", ROWS)
    batch.rows.filter(line__gt=TAKEN + 1).update(taken=False)
    DirectoryImport.objects.update(state="applying")
    assert dies(rig, "apply_directory_file", batch.pk, "directory-applied:1")
    assert Contact.objects.count() == 500
    assert go_on().state == "applied"
    assert Contact.objects.count() == Agency.objects.count() == batch.rows.filter(outcome="saved").count() == TAKEN
