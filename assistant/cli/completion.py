"""`percept completion SHELL`: what completes commands, options and file names in a shell, by the package shtab.

Knows nothing about what the arguments mean, but for which are files.
"""

from __future__ import annotations

import argparse

import shtab

from assistant.cli.parser import build_parser

FILES = frozenset({"images", "image", "audio", "speech_file", "save", "output", "asr", "source"})
SCREEN_FILE = ("percept transcribe", "screen")  # elsewhere the same name is a switch


def run_completion(options: argparse.Namespace) -> int:
    parser = build_parser()
    _mark_files(parser)
    print(shtab.complete(parser, shell=options.shell))
    return 0


def _mark_files(parser: argparse.ArgumentParser) -> None:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                _mark_files(inner)
        elif action.dest in FILES or (parser.prog, action.dest) == SCREEN_FILE:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
