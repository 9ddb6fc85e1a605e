"""`percept`: the command line. Parses arguments, turns errors into one sentence and an exit code.

Imports nothing heavy until a command needs it. Knows nothing about how a command does its work.
"""

from __future__ import annotations

import errno
import io
import logging
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from assistant.cli.parser import build_parser
from assistant.cli.parts import missing
from assistant.errors import PerceptError
from assistant.printable import printable

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0, 1 for what failed, 2 for bad input."""
    if not logging.getLogger().handlers:  # otherwise messages meant for a log, tracebacks included, go to the terminal
        logging.getLogger().addHandler(logging.NullHandler())
    for stream in (sys.stdout, sys.stderr):  # so that text in any script reaches any terminal
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        options = build_parser().parse_args(arguments)
        from assistant.cli import commands

        done = commands.run(options)
        sys.stdout.flush()
        return done
    except PerceptError as error:
        print(printable(error.in_terminal), file=sys.stderr)
        return error.exit_code
    except ModuleNotFoundError as error:
        if (advice := missing(error.name)) is None:
            raise
        print(advice, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output is gone; let the interpreter's last flush go nowhere.
        _drop_output()
        return 0
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        _drop_output()
        print(f"The output can't be written ({error.strerror}); make room and try again.", file=sys.stderr)
        return 1
    except MemoryError:
        print("There is not enough memory for this picture; close other programs or scale it down.", file=sys.stderr)
        return 1


def _drop_output() -> None:
    """Send remaining output nowhere, so that the interpreter's last flush doesn't fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def entry() -> NoReturn:
    # When ended from outside it still cleans up: no half-written file, nothing left of what was spoken.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(main())
