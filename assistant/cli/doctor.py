"""What works on this machine, checked by trying it, and how to fix whatever doesn't. Every check answers in words and
raises nothing. Knows nothing about argument parsing.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assistant.cli.parts import missing
from assistant.errors import PerceptError, SpeechError


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of Percept on this machine."""

    name: str
    works: bool
    detail: str
    mend: str = ""


def check_capture() -> Finding:
    from assistant.capture.screen import capture_screen, default_grabber, on_wayland

    if on_wayland() and sys.platform not in ("win32", "darwin"):
        # Trying it would ask the user for permission.
        from assistant.capture.portal import portal_offers_screenshots

        offered = portal_offers_screenshots()
        return Finding(
            "Screen capture",
            offered,
            "The desktop portal takes screenshots after asking you." if offered else "No screenshot portal.",
            "Install xdg-desktop-portal with the backend of your desktop.",
        )
    try:
        frame = capture_screen()
    except PerceptError as error:
        return Finding("Screen capture", False, str(error), "Image files can still be described.")
    width, height = frame.size
    return Finding("Screen capture", True, f"{width} by {height} pixels through {default_grabber().name}.")


def check_clipboard() -> Finding:
    from assistant.capture.screen import on_wayland

    if sys.platform in ("win32", "darwin"):
        return Finding("Clipboard", True, "Read through the system.")
    helper, package = ("wl-paste", "wl-clipboard") if on_wayland() else ("xclip", "xclip")
    found = shutil.which(helper) is not None
    return Finding(
        "Clipboard", found, f"Read with {helper}." if found else f"{helper} is not installed.", f"Install {package}."
    )


def check_tree() -> Finding:
    from assistant.see.tree.platform import default_tree

    tree = default_tree()
    started = time.perf_counter()
    try:
        windows = tree.read(2.0)
    except PerceptError as error:
        return Finding("Accessibility tree", False, str(error), "Without it, everything is read from the pixels.")
    took = (time.perf_counter() - started) * 1000
    nodes = sum(len(window.nodes) for window in windows)
    note = (
        "" if windows else " Programs that were started before accessibility was switched on may have to be restarted."
    )
    return Finding(
        "Accessibility tree", True, f"{tree.name}: {len(windows)} windows, {nodes} objects in {took:.0f} ms.{note}"
    )


def check_ocr() -> Finding:
    import numpy as np
    from PIL import Image, ImageDraw

    from assistant.see.text.ocr import TextReader

    canvas = Image.new("RGB", (320, 80), "white")
    ImageDraw.Draw(canvas).text((20, 20), "Percept reads", fill="black", font_size=32)
    try:
        lines = TextReader().read(np.array(canvas))
    except (ImportError, OSError, RuntimeError) as error:
        return Finding(
            "Text recognition", False, str(error).splitlines()[0], "Install Percept again; its OCR models come with it."
        )
    text = " ".join(line.text for line in lines)
    works = text == "Percept reads"
    return Finding("Text recognition", works, f"Read “{text}” from a test picture.", "Install Percept again.")


def check_model() -> Finding:
    """Load the built-in model where it would run, and look at a test picture."""
    import numpy as np

    from assistant.nets.choose import default_runtime
    from assistant.nets.runtime import MODEL_NAME

    runtime = default_runtime()
    try:
        runtime.load()
        runtime.patches(np.ones((1, 3, 64, 64), np.float32))
    except (PerceptError, ImportError) as error:
        return Finding(
            "Built-in model", False, str(error), "Until that is fixed, controls are found by a simpler method."
        )
    notes = " ".join(runtime.notes)
    return Finding("Built-in model", True, f"{MODEL_NAME}. {runtime.choice.reason} {notes}".strip())


def check_speech() -> Finding:
    from assistant.speech.voice import VoiceChannel

    channel = VoiceChannel()
    try:
        channel.open()
    except SpeechError as error:
        return Finding("Own voice", False, str(error), "Text is still printed.")
    channel.close()
    return Finding("Own voice", True, "It speaks through the default sound output.")


def check_screen_reader() -> Finding:
    from assistant.speech.channel import SpeechChannel
    from assistant.speech.dispatcher import DispatcherChannel
    from assistant.speech.readers import ReaderChannel

    channels: list[SpeechChannel] = [ReaderChannel(), DispatcherChannel()]
    reasons = []
    for channel in channels:
        try:
            channel.open()
        except SpeechError as error:
            reasons.append(str(error))
            continue
        name = channel.name
        channel.close()
        return Finding("Screen reader", True, f"{name} speaks what Percept says.")
    mend = "Percept then speaks with its own voice. It can speak through Orca from version 49 on."
    return Finding("Screen reader", False, " ".join(reasons), mend)


def _audio(kind: str) -> Finding:
    name = f"Audio {kind}"
    try:
        import sounddevice

        device = sounddevice.query_devices(kind=kind)
    except (ImportError, OSError) as error:
        return Finding(name, False, str(error), "On Debian and Ubuntu: apt install libportaudio2.")
    except (ValueError, sounddevice.PortAudioError):
        return Finding(name, False, "No device.", "Connect one, or start the sound server (PipeWire or PulseAudio).")
    return Finding(name, True, f"{device['name']}.")


def check_audio_output() -> Finding:
    return _audio("output")


def check_audio_input() -> Finding:
    return _audio("input")


def check_system_audio() -> Finding:
    from assistant.sound.system_audio import system_audio

    try:
        source = system_audio()
        source.open()
    except PerceptError as error:
        return Finding("Computer sound", False, str(error), "The microphone and files can still be captioned.")
    source.close()
    for _ in source.blocks():
        break
    return Finding("Computer sound", True, "What the computer plays can be captioned.")


def check_recogniser() -> Finding:
    from assistant.recognise.vad import SileroVad
    from assistant.recognise.whisper_recogniser import WhisperRecogniser

    try:
        SileroVad().load()
        WhisperRecogniser().load()
    except (PerceptError, ImportError, RuntimeError, OSError) as error:
        return Finding("Captions", False, str(error), "Install Percept again.")
    return Finding(
        "Captions", True, "The built-in recogniser, Whisper tiny, only knows English; --asr takes a larger model."
    )


def check_gpu() -> Finding:
    """Without importing torch unless it is needed: that takes seconds."""
    if importlib.util.find_spec("torch") is None:
        return Finding(
            "GPU",
            False,
            "Not used: torch is not installed. Everything runs on the processor.",
            "To use an NVIDIA GPU: pip install “percept[gpu]”.",
        )
    import torch

    if not torch.cuda.is_available():
        return Finding(
            "GPU", False, "torch sees no CUDA device. Everything runs on the processor.", "Install the GPU's driver."
        )
    return Finding("GPU", True, f"{torch.cuda.get_device_name(0)}.")


CHECKS: tuple[Callable[[], Finding], ...] = (
    check_capture, check_clipboard, check_tree, check_ocr, check_model, check_speech, check_screen_reader,
    check_audio_output, check_audio_input, check_system_audio, check_recogniser, check_gpu,
)  # fmt: skip


def findings() -> Iterator[Finding]:
    """What each check finds, as it is found; a part of Percept that is not installed is told once."""
    told = set()
    for check in CHECKS:
        try:
            yield check()
        except ModuleNotFoundError as error:
            advice = missing(error.name)
            if advice is None:
                raise
            if advice not in told:
                told.add(advice)
                yield Finding("A part of Percept", False, "Not installed.", advice)


def run_doctor(options: argparse.Namespace) -> int:
    for finding in findings():
        state = "works" if finding.works else "missing"
        mend = f" {finding.mend}" if finding.mend and not finding.works else ""
        print(f"{finding.name}: {state}. {finding.detail}{mend}", flush=True)
    return 0
