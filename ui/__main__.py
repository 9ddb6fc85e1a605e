"""`percept-ui` and `python -m ui`. Imports nothing heavy: worker processes import this module too."""

import multiprocessing
import sys
from typing import NoReturn


def entry() -> NoReturn:
    multiprocessing.freeze_support()
    try:
        from ui.app import main
    except ModuleNotFoundError as error:
        from assistant.cli.parts import missing

        sys.exit(missing(error.name) or str(error))

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    entry()
