"""From the name of a source to the source. Knows nothing about what is heard."""

from __future__ import annotations

import sys

from assistant.errors import CaptureError
from assistant.sound.blocks import AudioSource, OnNote
from assistant.sound.microphone import NO_MICROPHONE

BOTH = "both"
ONLY = {"microphone": "microphone", "system audio": "sound of the computer"}


def hears_the_output() -> bool:
    """Whether the default input is what the default output plays, as a sound server has it where there is no microphone."""
    if sys.platform in ("win32", "darwin"):
        return False
    from assistant.sound.system_audio import default_sink, default_source

    return bool(sink := default_sink()) and default_source() == f"{sink}.monitor"


def open_sources(name: str, on_note: OnNote) -> list[AudioSource]:
    """One, or the computer and the microphone for `both`, ready to be listened to; where only one of these can be, that one, and a note
    about the other. Raises `InputError` or `CaptureError`."""
    if name != BOTH:
        source = open_source(name, on_note)
        source.open()
        return [source]
    opened: list[AudioSource] = []
    problems: list[CaptureError] = []
    for one in ("system", "mic"):
        try:
            if one == "mic" and hears_the_output():
                raise CaptureError(NO_MICROPHONE)
            source = open_source(one, on_note)
            source.open()
            opened.append(source)
        except CaptureError as error:
            problems.append(error)
    if not opened:
        raise problems[0]
    for problem in problems:
        on_note(f"{problem} Until then, only the {ONLY[opened[0].name]} is captioned.")
    return opened


def open_source(name: str, on_note: OnNote) -> AudioSource:
    """`mic`, `system` or a file, not opened yet."""
    if name == "mic":
        from assistant.sound.microphone import MicrophoneSource

        return MicrophoneSource(on_note)
    if name == "system":
        from assistant.sound.system_audio import system_audio

        return system_audio(on_note)
    from assistant.sound.audio_file import FileSource

    return FileSource(name, on_note)
