"""The sound output of this process: streams into it, and recovery after a sound server was restarted.

PortAudio only finds out which outputs there are when it starts, so it is restarted if an output can't be opened. Knows
nothing about what is played.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from assistant.errors import SpeechError

NO_OUTPUT = "There is no sound output, so nothing is spoken; connect a loudspeaker or headphones, or read the text."
NO_PORTAUDIO = "Sound can't be played without PortAudio; install it (on Debian and Ubuntu: apt install libportaudio2)."

_lock = threading.Lock()
_open: set[int] = set()  # streams of this process: restarting PortAudio would pull the rug from under them


def _portaudio() -> Any:
    try:
        import sounddevice
    except (ImportError, OSError) as error:
        raise SpeechError(NO_PORTAUDIO) from error
    return sounddevice


def check_output() -> None:
    """Raises `SpeechError` where there is no sound output now."""
    sounddevice = _portaudio()
    _trying(sounddevice, sounddevice.check_output_settings)


def open_output(rate: int, latency: float, callback: Callable[..., None] | None = None) -> Any:
    """A started mono stream of float32 at `rate` Hz; given back to `close_output`. Raises `SpeechError`."""
    sounddevice = _portaudio()

    def start() -> Any:
        stream = sounddevice.OutputStream(
            samplerate=rate, channels=1, dtype="float32", latency=latency, callback=callback
        )
        try:
            stream.start()
        except sounddevice.PortAudioError:
            stream.close()
            raise
        _open.add(id(stream))
        return stream

    return _trying(sounddevice, start)


def close_output(stream: Any) -> None:
    """Works even if the stream's output is gone."""
    with _lock:
        _open.discard(id(stream))
        try:
            stream.close()
        except _portaudio().PortAudioError:
            pass


def _trying(sounddevice: Any, what: Callable[[], Any]) -> Any:
    """Call `what`; if it fails and nothing else is open, restart PortAudio and try once more."""
    with _lock:
        try:
            return what()
        except (sounddevice.PortAudioError, ValueError) as error:
            if _open:
                raise SpeechError(NO_OUTPUT) from error
        try:
            sounddevice._terminate()
            sounddevice._initialize()
            return what()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise SpeechError(NO_OUTPUT) from error
