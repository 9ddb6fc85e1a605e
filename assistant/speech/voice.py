"""A voice of our own: eSpeak NG turns text into samples, and the loudspeaker plays them.

eSpeak reads from a pipe and writes to one, so that no word of it touches a disk. Without it (Windows, macOS), the
system's voice speaks through pyttsx3 into a private folder that is deleted with the voice. Knows nothing about
screen readers.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import wave
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import InputError, SpeechError
from assistant.sound.own_sound import speaks_for
from assistant.speech.loudspeaker import check_output, close_output, open_output

Samples = NDArray[np.float32]
PROGRAMS = ("espeak-ng", "espeak")
NO_VOICE = "There is no voice on this computer; install espeak-ng (on Debian and Ubuntu: apt install espeak-ng)."
FAILED = "The voice failed at this sentence; it tries again with the next one."


@dataclass(frozen=True, slots=True)
class VoiceLimits:
    """How fast the voice speaks, and how long it takes. Seconds, unless said otherwise. Set by hand."""

    words_per_minute: int = 190
    block: float = 0.02  # what is still heard after stop()
    late: float = 0.5  # that a sound server may lag behind
    latency: float = 0.1  # less, and a busy machine stutters; stop() drops what is buffered
    pause: float = 0.25  # between sentences in a file
    slowest: float = 30.0  # for one sentence; eSpeak is a hundred times faster than speech


LIMITS = VoiceLimits()


class Voice:
    """Text → samples, in a voice for `language` ("de") where the system has one. One instance may be used from one
    thread at a time."""

    def __init__(self, words_per_minute: int = LIMITS.words_per_minute, language: str = "en") -> None:
        self._rate = words_per_minute
        self._language = language
        self._program = ""
        self._engine: Any = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def load(self) -> None:
        """Raises `SpeechError` where the system has no voice."""
        if self._program or self._engine is not None:
            return
        if sys.platform not in ("win32", "darwin"):
            self._program = next(filter(None, map(shutil.which, PROGRAMS)), "")
            if not self._program:
                raise SpeechError(NO_VOICE)
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

    def _choose_voice(self) -> None:
        for voice in self._engine.getProperty("voices"):
            spoken = [tag.decode(errors="ignore") if isinstance(tag, bytes) else str(tag) for tag in voice.languages]
            if any(tag.strip("\x05").casefold().startswith(self._language) for tag in spoken):
                self._engine.setProperty("voice", voice.id)
                return

    def synthesise(self, text: str) -> tuple[Samples, int]:
        """Mono samples in -1 to 1, shape (n,), and their rate in Hz. Raises `SpeechError`; the next text may well work."""
        self.load()
        # A file's name may hold bytes that are no text, and two brackets would begin eSpeak's notation of sounds.
        text = text.encode("utf-8", "replace").decode().replace("\0", " ").replace("[[", "[ [")
        return self._by_program(text) if self._program else self._by_engine(text)

    def _by_program(self, text: str) -> tuple[Samples, int]:
        for language in dict.fromkeys((self._language, "en")):
            call = [self._program, "--stdin", "--stdout", "-b", "1", "-s", str(self._rate), "-v", language]
            try:
                done = subprocess.run(call, input=text.encode(), capture_output=True, timeout=LIMITS.slowest)
            except (OSError, subprocess.TimeoutExpired) as error:
                raise SpeechError(FAILED) from error
            if done.returncode == 0 and done.stdout:
                return _samples(done.stdout)
        raise SpeechError(FAILED)

    def _by_engine(self, text: str) -> tuple[Samples, int]:
        try:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="percept-voice-", ignore_cleanup_errors=True)
            path = Path(self._folder.name) / "utterance.wav"
            try:
                self._engine.save_to_file(text, str(path))
                self._engine.runAndWait()
                return _samples(path.read_bytes())
            finally:
                path.unlink(missing_ok=True)
        except (OSError, RuntimeError, ValueError) as error:
            raise SpeechError(FAILED) from error

    def close(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        self._engine = None


def _samples(raw: bytes) -> tuple[Samples, int]:
    """Read a WAV file, even one that was written to a pipe and so doesn't state its length."""
    try:
        if not raw.startswith(b"RIFF"):  # macOS writes AIFF
            import soundfile

            found, rate = soundfile.read(io.BytesIO(raw), dtype="float32", always_2d=True)
            return found[:, 0].astype(np.float32), int(rate)
        with wave.open(io.BytesIO(raw)) as file:
            data = file.readframes(file.getnframes())
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
    except (wave.Error, EOFError, RuntimeError) as error:  # RuntimeError is soundfile's
        raise SpeechError(FAILED) from error
    if width != 2:
        raise SpeechError(FAILED)
    values = np.frombuffer(data[: len(data) // (2 * channels) * 2 * channels], "<i2").reshape(-1, channels)
    return values[:, 0].astype(np.float32) / np.float32(32768), rate


class VoiceChannel:
    """`SpeechChannel` through the loudspeaker."""

    name = "Percept's voice"

    def __init__(self, voice: Voice | None = None) -> None:
        self._voice = voice or Voice()
        self._stopped = threading.Event()

    def open(self) -> None:
        check_output()
        self._voice.load()

    def arm(self) -> None:
        self._stopped.clear()

    def heard(self) -> bool:
        return False  # `speak` returns once all of it was

    def speak(self, text: str) -> None:
        import sounddevice

        if self._stopped.is_set():
            return
        samples, rate = self._voice.synthesise(text)
        if self._stopped.is_set() or samples.size == 0:
            return
        block = max(int(rate * LIMITS.block), 1)
        stream = open_output(rate, LIMITS.latency)
        speaks_for(samples.size / rate + LIMITS.latency + LIMITS.late, text)
        try:
            for start in range(0, samples.size, block):
                if self._stopped.is_set():
                    stream.abort()
                    return
                # Updated with each block: on a busy machine the rest is heard later than planned.
                speaks_for((samples.size - start) / rate + LIMITS.latency + LIMITS.late)
                stream.write(samples[start : start + block].reshape(-1, 1))
            stream.stop()  # plays what is still in the buffer
        except sounddevice.PortAudioError:
            pass  # the device disappeared in the middle; what was heard isn't repeated
        finally:
            close_output(stream)
            speaks_for(0)

    def stop(self) -> None:
        self._stopped.set()

    def close(self) -> None:
        self.stop()
        self._voice.close()


def check_speech_path(path: Path) -> None:
    """Raises `InputError` if no file can be created at `path`, or one is there that must not be changed."""
    partial = _partial(path)
    try:
        if path.is_dir() or not path.parent.is_dir():
            raise InputError(f"{path} can't be written; name a file in a folder that exists.")
        if path.exists() and not os.access(path, os.W_OK):
            raise InputError(f"{path} is write-protected; choose another name.")
        partial.open("wb").close()  # now, rather than after all the work
        partial.unlink()
    except OSError as error:
        raise InputError(_unwritable(path, error)) from None


def _partial(path: Path) -> Path:
    """What is written first, in the same folder."""
    return path.with_name(f".{path.name}.part") if path.name else path


def _unwritable(path: Path, error: OSError) -> str:
    return f"{path} can't be written ({error.strerror or error}); choose another place."


def write_speech(path: Path, sentences: list[str], voice: Voice | None = None, language: str = "en") -> None:
    """Speak `sentences` into a WAV file, by `voice` or by one for `language`; the file appears complete or not at all.

    Raises `InputError` where it can't be written and `SpeechError` where there is no voice.
    """
    check_speech_path(path)
    own = voice is None
    voice = voice or Voice(language=language)
    partial = _partial(path)
    try:
        voice.load()
        parts, rate = [], 22050
        for sentence in sentences:
            samples, rate = voice.synthesise(sentence)
            parts += [samples, np.zeros(int(rate * LIMITS.pause), dtype=np.float32)]
        whole = np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)
        with partial.open("wb") as raw, wave.open(raw, "wb") as file:
            file.setparams((1, 2, rate, 0, "NONE", "not compressed"))
            file.writeframes((whole.clip(-1, 1) * 32767).astype("<i2").tobytes())
        partial.replace(path)
    except OSError as error:
        raise InputError(_unwritable(path, error)) from None
    finally:
        with suppress(OSError):  # it may never have been created
            partial.unlink()
        if own:
            voice.close()
