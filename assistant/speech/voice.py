"""A voice of our own: pyttsx3 turns text into samples, sounddevice plays them.

pyttsx3's own playback can't be stopped in the middle of a sentence on Linux, so it only writes, to
a private folder that is gone with the voice. Knows nothing about screen readers.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import wave
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import InputError, SpeechError
from assistant.own_sound import speaks_for

Samples = NDArray[np.float32]
WORDS_PER_MINUTE = 190
BLOCK_SECONDS = 0.02  # what is still heard after stop()
LATE_SECONDS = 0.5  # that a sound server may be behind
LATENCY_SECONDS = 0.1  # less, and a busy machine stutters; stop() drops what is buffered
PAUSE_SECONDS = 0.25  # between sentences in a file

SLOWEST_SECONDS = 30.0  # for one sentence; eSpeak is a hundred times faster than speech
_ESPEAK = "pyttsx3.drivers.espeak"

NO_VOICE = "There is no voice on this machine; install espeak-ng (on Debian and Ubuntu: apt install espeak-ng)."
NO_OUTPUT = "There is no sound output, so nothing is spoken; connect a loudspeaker or headphones, or read the text."
NO_PORTAUDIO = "Sound can't be played without PortAudio; install it (on Debian and Ubuntu: apt install libportaudio2)."


class Voice:
    """Text → samples, in a voice for `language` ("de") where the system has one. One instance may be used from one
    thread at a time."""

    def __init__(self, words_per_minute: int = WORDS_PER_MINUTE, language: str = "en") -> None:
        self._rate = words_per_minute
        self._language = language
        self._engine: Any = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._finished = threading.Event()

    def load(self) -> None:
        """Raises `SpeechError` where the system has no voice."""
        if self._engine is not None:
            return
        try:
            import pyttsx3

            self._engine = pyttsx3.init()
            self._engine.setProperty("rate", self._rate)
            if self._language != "en":
                self._choose_voice()
        except (ImportError, OSError, RuntimeError, ValueError, KeyError) as error:
            self._engine = None
            raise SpeechError(NO_VOICE) from error
        _silence_driver()
        self._engine.connect("finished-utterance", lambda name, completed: self._finished.set())
        self._folder = tempfile.TemporaryDirectory(prefix="percept-voice-")

    def _choose_voice(self) -> None:
        for voice in self._engine.getProperty("voices"):
            spoken = [tag.decode(errors="ignore") if isinstance(tag, bytes) else str(tag) for tag in voice.languages]
            if any(tag.strip("\x05").casefold().startswith(self._language) for tag in spoken):
                self._engine.setProperty("voice", voice.id)
                return

    def synthesise(self, text: str) -> tuple[Samples, int]:
        """Mono samples in -1 to 1, shape (n,), and their rate in Hz."""
        import soundfile

        self.load()
        assert self._folder is not None
        path = Path(self._folder.name) / "utterance.wav"
        try:
            self._finished.clear()
            self._engine.save_to_file(text, str(path))
            self._engine.runAndWait()
            if _ESPEAK in sys.modules:
                # eSpeak works on a thread of its own, and runAndWait may return before it is done.
                self._finished.wait(SLOWEST_SECONDS)
            samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
        except (OSError, RuntimeError) as error:
            raise SpeechError(NO_VOICE) from error
        finally:
            path.unlink(missing_ok=True)
        return np.ascontiguousarray(samples[:, 0]), int(rate)

    def close(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        self._engine = None


def _silence_driver() -> None:
    """pyttsx3's eSpeak driver prints a line for every file, into the middle of our output."""
    driver = sys.modules.get(_ESPEAK)
    if driver is not None:
        driver.print = lambda *_args, **_kwargs: None  # type: ignore[attr-defined]


class VoiceChannel:
    """`SpeechChannel` through the loudspeaker."""

    name = "pyttsx3"

    def __init__(self, voice: Voice | None = None) -> None:
        self._voice = voice or Voice()
        self._stopped = threading.Event()

    def open(self) -> None:
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise SpeechError(NO_PORTAUDIO) from error
        try:
            sounddevice.check_output_settings()
        except (sounddevice.PortAudioError, ValueError) as error:
            raise SpeechError(NO_OUTPUT) from error
        self._voice.load()

    def arm(self) -> None:
        self._stopped.clear()

    def speak(self, text: str) -> None:
        import sounddevice

        if self._stopped.is_set():
            return
        samples, rate = self._voice.synthesise(text)
        if self._stopped.is_set() or samples.size == 0:
            return
        block = max(int(rate * BLOCK_SECONDS), 1)
        try:
            stream = sounddevice.OutputStream(samplerate=rate, channels=1, dtype="float32", latency=LATENCY_SECONDS)
            stream.start()
        except sounddevice.PortAudioError as error:
            raise SpeechError(NO_OUTPUT) from error
        try:
            for start in range(0, samples.size, block):
                if self._stopped.is_set():
                    stream.abort()
                    return
                # Told anew with each block: on a busy machine what is left is heard later than planned.
                speaks_for((samples.size - start) / rate + LATENCY_SECONDS + LATE_SECONDS)
                stream.write(samples[start : start + block].reshape(-1, 1))
            stream.stop()  # plays what is still in the buffer
        except sounddevice.PortAudioError:
            pass  # the device went away in the middle; what was heard is not said again
        finally:
            stream.close()
            speaks_for(0)

    def stop(self) -> None:
        self._stopped.set()

    def close(self) -> None:
        self.stop()
        self._voice.close()


def check_speech_path(path: Path) -> None:
    """Raises `InputError` where no file can come to be at `path`."""
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(f"{path} can't be written; name a file in a folder that exists.")


def write_speech(path: Path, sentences: list[str], voice: Voice | None = None) -> None:
    """Speak `sentences` into a WAV file; the file appears complete or not at all.

    Raises `InputError` where it can't be written and `SpeechError` where there is no voice.
    """
    check_speech_path(path)
    own = voice is None
    voice = voice or Voice()
    partial = path.with_name(f".{path.name}.part")
    try:
        voice.load()
        with partial.open("wb") as raw, wave.open(raw, "wb") as file:
            rate = 0
            for sentence in sentences:
                samples, rate = voice.synthesise(sentence)
                if not file.getnframes():
                    file.setparams((1, 2, rate, 0, "NONE", "not compressed"))
                pause = np.zeros(int(rate * PAUSE_SECONDS), dtype=np.float32)
                both = np.concatenate([samples, pause])
                file.writeframes((both.clip(-1, 1) * 32767).astype("<i2").tobytes())
            if not rate:
                file.setparams((1, 2, 22050, 0, "NONE", "not compressed"))
        partial.replace(path)
    except OSError as error:
        raise InputError(f"{path} can't be written ({error.strerror or error}); choose another place.") from None
    finally:
        partial.unlink(missing_ok=True)
        if own:
            voice.close()
