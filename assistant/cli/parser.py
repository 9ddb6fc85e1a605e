"""The arguments of `percept`. Knows nothing about what a command does; imports nothing heavy."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from assistant import __version__
from assistant.errors import InputError
from assistant.scene import Box
from assistant.words.wording import LANGUAGES

VERBOSITIES = ("brief", "normal", "full")
SHELLS = ("bash", "zsh", "tcsh")

Commands = Any  # argparse's own class for subparsers is private


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise InputError(f"{message[:1].upper()}{message[1:]}; see “{self.prog} --help”.")


def build_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="percept", description="Describes what is on the screen or in a picture, with evidence.")
    parser.add_argument("--version", action="version", version=f"percept {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=_Parser)
    _add_describe(commands)
    _add_questions(commands)
    _add_captions(commands)
    _add_models(commands)
    commands.add_parser("doctor", help="say what works on this machine and how to fix what doesn't")
    completion = commands.add_parser("completion", help="print the completion script for a shell")
    completion.add_argument("shell", choices=SHELLS)
    return parser


def _add_describe(commands: Commands) -> None:
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
    describe.add_argument(
        "--export", metavar="F.md|F.html|F.csv", help="write the text of a page, or its table, to this file as well"
    )
    describe.add_argument(
        "--table", metavar="F.csv", help="write the values of a chart, or a table, to this file as well"
    )
    describe.add_argument("--play", action="store_true", help="play a chart's values as tones, higher for more")
    _add_model(describe)
    _add_language(describe)


def _add_questions(commands: Commands) -> None:
    find = commands.add_parser("find", help="say where something is")
    find.add_argument("image", metavar="IMAGE")
    find.add_argument("words", metavar="WORDS", nargs="?", help='what to look for, like "the save button at the top"')
    find.add_argument("--audio", metavar="QUESTION.wav", help="a recording that asks for it, instead of words")
    find.add_argument("--json", action="store_true", help="print one JSON object")
    _add_model(find)
    _add_language(find)

    ask = commands.add_parser("ask", help="answer a question about a picture")
    ask.add_argument("image", metavar="IMAGE")
    ask.add_argument("question", metavar="QUESTION", help='like "what does the error say?"')
    ask.add_argument("--json", action="store_true", help="print one JSON object")
    _add_model(ask)
    _add_language(ask)


def _add_captions(commands: Commands) -> None:
    captions = commands.add_parser("captions", help="show what is said, live")
    captions.add_argument(
        "--source",
        default="mic",
        metavar="mic|system|both|FILE",
        help="the microphone (default), what the computer plays, both at once, or a file",
    )
    captions.add_argument(
        "--save", metavar="F", help="save as .txt, .srt, .vtt, .html, .rttm or .json; kept safe while captions run"
    )
    _add_recognition(captions, default_help="none")

    transcribe = commands.add_parser("transcribe", help="write down what an audio or video file says")
    transcribe.add_argument("audio", metavar="AUDIO", help="WAV, FLAC, OGG, MP3, M4A, MP4 or MKV")
    transcribe.add_argument(
        "--screen",
        metavar="IMAGE",
        help="a picture of what was on the screen at the time, instead of a video's own pictures",
    )
    transcribe.add_argument(
        "--format", choices=("json", "txt", "srt", "vtt", "html", "rttm"), help="the format to print (default: txt)"
    )
    transcribe.add_argument(
        "--output", metavar="F", help="save to this file instead; an interrupted run continues where it stopped"
    )
    transcribe.add_argument(
        "--video",
        choices=("on", "off"),
        default="on",
        help="look at the slides of a video: their words help to hear, and they become chapters (default: on)",
    )
    _add_recognition(transcribe, default_help="words")


def _add_models(commands: Commands) -> None:
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


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        default="auto",
        metavar="auto|none|NAME|FOLDER",
        help="a larger model for what the built-in one can't tell (default: one you have downloaded, see percept models list)",
    )


def _add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        help="what is said, and what you may ask in besides English (default: the language in the settings, else English)",
    )


def _add_recognition(parser: argparse.ArgumentParser, default_help: str) -> None:
    parser.add_argument(
        "--asr",
        default="embedded",
        metavar="NAME",
        help="the recogniser: “embedded” (default), a model you have downloaded, or the folder of one",
    )
    parser.add_argument(
        "--speakers",
        choices=("on", "off"),
        default="on",
        help="say who speaks where several people do: Speaker 1, Speaker 2 (default: on)",
    )
    parser.add_argument(
        "--terms",
        default="",
        metavar="LIST|FILE",
        help="names and terms to listen for: separated by commas, or a text file with one in each line",
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
