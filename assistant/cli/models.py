"""`percept models list|pull|verify|remove`, from options to printed lines.

Knows nothing about argument parsing or how files are downloaded.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading
import time

from assistant.errors import Cancelled, ModelError
from assistant.large.catalog import Catalogue, Model, installed, load_catalogue, recorded, remove, verify
from assistant.printable import printable
from assistant.settings import Settings

SHOWN_SECONDS = 0.5


def run_models(options: argparse.Namespace) -> int:
    catalogue = load_catalogue()
    if options.what == "list":
        return _list(catalogue)
    if options.what == "verify" and not options.model:
        return _verify([m for m in catalogue.models if installed(m)])
    model = catalogue.model(options.model)
    if options.what == "pull":
        return _pull(catalogue, model, options.as_served)
    if options.what == "verify":
        return _verify([model])
    print(f"{model.id} has been removed." if remove(model) else f"{model.id} wasn't installed.")
    return 0


def _list(catalogue: Catalogue) -> int:
    for model in catalogue.models:
        state = "installed" if installed(model) else f"{model.megabytes} MB to download"
        needs = ", needs percept[gpu]" if model.needs else ""
        pinned = "" if model.pinned else ", unpinned"
        print(
            f"{model.id}: {model.about}. {model.languages}; {model.licence}; {state}, {model.memory_megabytes} MB in memory{needs}{pinned}."
        )
    return 0


def _pull(catalogue: Catalogue, model: Model, as_served: bool) -> int:
    from assistant.large.download import Progress, pull

    settings = Settings()
    settings.load()
    cancelled = threading.Event()
    live = sys.stderr.isatty()
    shown = 0.0

    def check() -> None:
        if cancelled.is_set():
            raise Cancelled("Stopped; run it again to continue from there.")

    def on_progress(at: Progress) -> None:
        nonlocal shown
        if live and time.monotonic() - shown > SHOWN_SECONDS:
            shown = time.monotonic()
            share = f"{at.done / at.total:4.0%} of " if at.total else ""
            print(
                f"\r\x1b[K{at.file}: {share}{at.total >> 20} MB, {at.speed / 1e6:.1f} MB/s, {at.left:.0f} s left",
                end="",
                file=sys.stderr,
                flush=True,
            )

    before = signal.signal(signal.SIGINT, lambda *_: cancelled.set())
    try:
        folder = pull(
            model, settings.text("model.mirror") or catalogue.host, None, on_progress, check, as_served=as_served
        )
    except Cancelled as stopped:
        print(stopped, file=sys.stderr)
        return 130
    finally:
        signal.signal(signal.SIGINT, before)
        if live:
            print("\r\x1b[K", end="", file=sys.stderr)
    print(f"{model.id} is in {folder}.")
    if as_served or not model.pinned:
        print("Its files were not pinned. These are the ones that came, and they are verified from now on:")
        for file in recorded(folder):
            print(printable(f"{file.sha256}  {file.bytes}  {file.path}"))
    return 0


def _verify(models: list[Model]) -> int:
    worst = 0
    if not models:
        print("No model is installed.")
    for model in models:
        try:
            verify(model)
            print(f"{model.id}: all files are intact.")
        except ModelError as error:
            print(error.in_terminal, file=sys.stderr)
            worst = 1
    return worst
