"""From the name of a source to the source. Knows nothing about what is heard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from assistant.capture.audio import AudioBlock, AudioSource, OnNote
from assistant.own_sound import is_heard


def open_source(name: str, on_note: OnNote) -> AudioSource:
    """`mic`, `system` or a file."""
    if name == "mic":
        from assistant.capture.microphone import MicrophoneSource

        return MicrophoneSource(on_note)
    if name == "system":
        from assistant.capture.system_audio import system_audio

        return system_audio(on_note)
    from assistant.capture.audio_file import FileSource

    return FileSource(name, on_note)


def without_own_speech(source: AudioSource) -> Iterator[AudioBlock]:
    """Silence stands for what the computer plays while Percept itself speaks."""
    own = source.name == "system audio"
    for block in source.blocks():
        silent = AudioBlock(np.zeros_like(block.samples), block.start, block.lost)
        yield silent if own and is_heard() else block
