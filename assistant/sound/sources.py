"""From the name of a source to the source. Knows nothing about what is heard."""

from __future__ import annotations

from assistant.sound.blocks import AudioSource, OnNote


def open_source(name: str, on_note: OnNote) -> AudioSource:
    """`mic`, `system` or a file."""
    if name == "mic":
        from assistant.sound.microphone import MicrophoneSource

        return MicrophoneSource(on_note)
    if name == "system":
        from assistant.sound.system_audio import system_audio

        return system_audio(on_note)
    from assistant.sound.audio_file import FileSource

    return FileSource(name, on_note)
