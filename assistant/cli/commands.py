"""Which function does which command. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def run(options: argparse.Namespace) -> int:
    """Do the command that was parsed. Raises `PerceptError`."""
    command: Callable[[argparse.Namespace], int] = {
        "describe": run_describe, "find": run_find, "ask": run_ask, "doctor": run_doctor, "captions": run_captions,
        "transcribe": run_transcribe, "models": run_models, "completion": run_completion,
    }[options.command]  # fmt: skip
    return command(options)


def run_describe(options: argparse.Namespace) -> int:
    from assistant.cli import describe

    return describe.run_describe(options)


def run_find(options: argparse.Namespace) -> int:
    from assistant.cli import questions

    return questions.run_find(options)


def run_ask(options: argparse.Namespace) -> int:
    from assistant.cli import questions

    return questions.run_ask(options)


def run_doctor(options: argparse.Namespace) -> int:
    from assistant.cli.doctor import findings

    for finding in findings():
        state = "works" if finding.works else "missing"
        mend = f" {finding.mend}" if finding.mend and not finding.works else ""
        print(f"{finding.name}: {state}. {finding.detail}{mend}", flush=True)
    return 0


def run_captions(options: argparse.Namespace) -> int:
    from assistant.cli import captions

    return captions.run_captions(options)


def run_transcribe(options: argparse.Namespace) -> int:
    from assistant.cli import transcribe

    return transcribe.run_transcribe(options)


def run_models(options: argparse.Namespace) -> int:
    from assistant.cli import models

    return models.run(options)


def run_completion(options: argparse.Namespace) -> int:
    from assistant.cli import completion

    return completion.run_completion(options)
