"""`percept`: the command line. Parses arguments, turns errors into one sentence and an exit code.

Imports nothing heavy until a command needs it. Knows nothing about how a command does its work.
"""

from __future__ import annotations

import argparse
import errno
import io
import logging
import os
import signal
import sys
from collections.abc import Sequence
from typing import NoReturn

from assistant import __version__
from assistant.errors import InputError, PerceptError
from assistant.printable import printable
from assistant.scene import Box

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
VERBOSITIES = ("brief", "normal", "full")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message[:1].upper()}{message[1:]}; see “{self.prog} --help”.")


def build_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="percept", description="Describes what is on the screen or in a picture, with evidence.")
    parser.add_argument("--version", action="version", version=f"percept {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)

    describe = commands.add_parser("describe", help="say what a picture or the screen shows")
    describe.add_argument("images", nargs="*", metavar="IMAGE", help="picture files (default: the screen)")
    source = describe.add_mutually_exclusive_group()
    source.add_argument("--screen", action="store_true", help="the whole screen")
    source.add_argument("--monitor", type=int, metavar="N", help="one monitor, counted from 1")
    source.add_argument("--window", action="store_true", help="the active window")
    source.add_argument("--region", metavar="X,Y,W,H", type=_region, help="a rectangle of the screen")
    source.add_argument("--clipboard", action="store_true", help="the picture on the clipboard")
    describe.add_argument(
        "--verbosity", choices=VERBOSITIES, default="normal", help="how much is said (default: normal)"
    )
    describe.add_argument("--json", action="store_true", help="print one JSON object per line instead of speaking")
    describe.add_argument("--no-speech", action="store_true", help="print only")
    describe.add_argument("--speech-file", metavar="F.wav", help="speak into a WAV file instead of aloud")

    _add_model(describe)

    find = commands.add_parser("find", help="say where something is")
    find.add_argument("image", metavar="IMAGE")
    find.add_argument("words", metavar="WORDS", nargs="?", help='what to look for, like "the save button at the top"')
    find.add_argument("--audio", metavar="QUESTION.wav", help="a recording that asks for it, instead of words")
    find.add_argument("--json", action="store_true", help="print one JSON object")

    _add_model(find)

    ask = commands.add_parser("ask", help="answer a question about a picture")
    ask.add_argument("image", metavar="IMAGE")
    ask.add_argument("question", metavar="QUESTION", help='like "what does the error say?"')
    ask.add_argument("--json", action="store_true", help="print one JSON object")

    _add_model(ask)

    captions = commands.add_parser("captions", help="show what is said, live")
    captions.add_argument(
        "--source",
        default="mic",
        metavar="mic|system|FILE",
        help="the microphone (default), what the computer plays, or a file",
    )
    captions.add_argument("--save", metavar="F", help="save as .txt, .srt, .vtt or .json; kept safe while captions run")
    _add_recognition(captions, default_help="none")

    transcribe = commands.add_parser("transcribe", help="write down what an audio or video file says")
    transcribe.add_argument("audio", metavar="AUDIO", help="WAV, FLAC, OGG, MP3, M4A, MP4 or MKV")
    transcribe.add_argument("--screen", metavar="IMAGE", help="a picture of what was on the screen at the time")
    transcribe.add_argument(
        "--format", choices=("json", "txt", "srt", "vtt"), help="the format to print (default: txt)"
    )
    transcribe.add_argument(
        "--output", metavar="F", help="save to this file instead; an interrupted run continues where it stopped"
    )
    _add_recognition(transcribe, default_help="words")

    models = commands.add_parser("models", help="list, download, verify and remove larger models")
    what = models.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=_Parser)
    what.add_parser("list", help="what there is, what it is for, and how large it is")
    for name, words in (
        ("pull", "download one; an interrupted download continues where it stopped"),
        ("remove", "delete one"),
    ):
        one = what.add_parser(name, help=words)
        one.add_argument("model", metavar="NAME")
        if name == "pull":
            one.add_argument(
                "--as-served", action="store_true", help="accept the files as they are served now, pinned or not"
            )
    what.add_parser("verify", help="check every file of one, or of all").add_argument(
        "model", metavar="NAME", nargs="?"
    )

    commands.add_parser("doctor", help="say what works on this machine and how to fix what doesn't")
    return parser


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        default="auto",
        metavar="auto|none|NAME|FOLDER",
        help="a larger model for what the built-in one can't tell (default: one you have downloaded, see percept models list)",
    )


def _add_recognition(parser: argparse.ArgumentParser, default_help: str) -> None:
    parser.add_argument(
        "--asr",
        default="embedded",
        metavar="NAME",
        help="the recogniser: “embedded” (default), a model you have downloaded, or the folder of one",
    )
    parser.add_argument(
        "--screen-help",
        choices=("none", "words", "model", "both"),
        default=default_help,
        help=f"how the words on the screen help the recogniser (default: {default_help})",
    )


def _region(text: str) -> Box:
    try:
        x, y, width, height = (int(part) for part in text.replace(" ", "").split(","))
    except ValueError:
        raise argparse.ArgumentTypeError("give four whole numbers X,Y,WIDTH,HEIGHT, like 0,0,640,480") from None
    return Box(x, y, width, height)


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
