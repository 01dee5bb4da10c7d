"""The program that `run` starts: sets the bounds, then becomes the module that it was told. No Django.

Arguments: megabytes, seconds of the processor, a module, and what that is told.
"""

import resource
import runpy
import sys


def main() -> None:
    megabytes, seconds, module, *arguments = sys.argv[1:]
    _bound(resource.RLIMIT_AS, int(megabytes) * 1024 * 1024)
    _bound(resource.RLIMIT_CPU, int(seconds))
    _bound(resource.RLIMIT_FSIZE, 0)
    _bound(resource.RLIMIT_CORE, 0)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def _bound(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
