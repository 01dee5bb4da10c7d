"""What can be known about a process by its number."""

import os
import subprocess
from pathlib import Path

PROC = Path("/proc")


def is_alive(process: int) -> bool:
    if process <= 0:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(process)


def command_line(process: int) -> str:
    if PROC.is_dir():
        try:
            return (PROC / str(process) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except (FileNotFoundError, ProcessLookupError):
            return ""
    shown = subprocess.run(  # noqa: S603 - a number is the only argument
        ["/bin/ps", "-o", "command=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return shown.stdout


def _is_zombie(process: int) -> bool:
    try:
        status = (PROC / str(process) / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] == "Z"
