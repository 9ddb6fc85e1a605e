"""The embedded recogniser hears all that is said: both of two who take turns, and words that stand alone."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.recognise.vad import SileroVad
from assistant.recognise.whisper import DecodedSpeech, WhisperModel, believable
from assistant.recognise.whisper_recogniser import WhisperRecogniser
from assistant.sound.audio_file import FileSource
from assistant.words.plain import plain
from tests.captions.saying import silence

RATE = 16_000
SPEECH = Path(__file__).resolve().parents[3] / "shared" / "speech"
PROMPTS = Path("/usr/share/asterisk/sounds/en_US_f_Allison")


@pytest.fixture(scope="module")
def model() -> WhisperModel:
    model = WhisperModel()
    model.load()
    return model


def prompt(name: str) -> np.ndarray:
    path = PROMPTS / f"{name}.g722"
    if not path.exists():
        pytest.skip("apt install asterisk-core-sounds-en-g722 brings these recordings")
    return np.concatenate([b.samples for b in FileSource(str(path)).blocks()])


def trimmed(samples: np.ndarray) -> np.ndarray:
    loud = np.flatnonzero(np.abs(samples) > 0.03 * np.abs(samples).max())
    cut = samples[loud[0] : loud[-1] + 1]
    return cut * (0.08 / np.sqrt((cut**2).mean()))


class EndsAtPauses(WhisperModel):
    """A decoder that says one word a tone, and always ends at the first pause: what real networks do at times."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def load(self) -> None: ...

    def encode(self, samples: np.ndarray, window: float = 30.0):  # type: ignore[no-untyped-def]
        from assistant.recognise.whisper import EncodedSpeech

        self._samples = samples
        loud = np.flatnonzero(np.abs(samples) > 0.01) / RATE
        return EncodedSpeech(np.zeros(0), np.zeros(0), len(samples) / RATE, loud[0], loud[-1])

    def hear(self, sound, spare: int = 8) -> DecodedSpeech:  # type: ignore[no-untyped-def]
        self.asked += 1
        loud = np.abs(self._samples[: len(self._samples) // 160 * 160].reshape(-1, 160)).max(axis=1) > 0.01
        begin = int(np.argmax(loud))
        end = begin + int(np.argmin(loud[begin:])) if not loud[begin:].all() else len(loud)
        tone = self._samples[begin * 160 : end * 160]
        hertz = np.abs(np.fft.rfft(tone)).argmax() * RATE / len(tone)
        self._word = f" tone{round(hertz, -1):.0f}."
        looks = np.full((1, 1500), -1.0, np.float32)
        looks[0, begin // 2 : end // 2] = 1
        return DecodedSpeech([1], [-0.1], looks, 0.0, stopped=end / 100 + 0.05)

    def text(self, tokens) -> str:  # type: ignore[no-untyped-def]
        return self._word if tokens else ""


def tone(hertz: float, seconds: float = 1.2) -> np.ndarray:
    return (0.2 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)).astype(np.float32)


def test_what_follows_an_early_end_is_decoded_too() -> None:
    pause = np.zeros(RATE // 3, np.float32)
    said = np.concatenate([pause, tone(300), pause, tone(500), pause, tone(700), pause])
    model = EndsAtPauses()
    words = WhisperRecogniser(model=model).transcribe(said)
    assert [w.text for w in words] == ["tone300.", "tone500.", "tone700."] and model.asked == 3
    assert [w.start for w in words] == pytest.approx([0.33, 1.87, 3.4], abs=0.3)
    assert all(a.end <= b.start + 0.05 for a, b in itertools.pairwise(words))


def test_a_sentence_that_was_heard_whole_is_not_asked_for_again(model: WhisperModel) -> None:
    if not SPEECH.exists():
        pytest.skip("the recordings of people are not here")
    asked = []
    hear = model.hear
    counting = WhisperModel()
    counting.load()
    counting.hear = lambda sound, spare=8: asked.append(1) or hear(sound, spare)  # type: ignore[method-assign,func-returns-value]
    names = [line.split("\t")[0] for line in (SPEECH / "transcripts.tsv").read_text("utf-8").splitlines()[1:-1]]
    for name in names:
        WhisperRecogniser(model=counting, voice=SileroVad().chances).transcribe(
            soundfile.read(SPEECH / name, dtype="float32")[0]
        )
    assert len(asked) == len(names)


def test_two_people_in_quick_turns_are_both_heard(model: WhisperModel) -> None:
    """Real voices with 0.3 s between them, where the decoder ends after the first one's sentence."""
    if not SPEECH.exists():
        pytest.skip("the recordings of people are not here")
    reader = SPEECH / "sense_and_sensibility_01_austen_64kb-0920.wav"
    recogniser = WhisperRecogniser(model=model, voice=SileroVad().chances)
    for name in ("conf-invalid", "conf-unlockednow", "conf-onlyperson"):
        gap = silence(0.3)
        other = trimmed(soundfile.read(reader, dtype="float32")[0])
        heard = recogniser.transcribe(np.concatenate([silence(0.3), trimmed(prompt(name)), gap, other, silence(0.4)]))
        texts = [plain(w.text) for w in heard]
        assert "conference" in texts and {"amiable", "woman", "respectable", "was"} <= set(texts), texts
        starts = [w.start for w in heard]
        assert starts == sorted(starts)


def test_single_words_are_shown() -> None:
    recogniser = WhisperRecogniser(voice=SileroVad().chances)
    for name, word in (("enabled", "enabled"), ("vm-received", "received"), ("digits/hundred", "100")):
        heard = recogniser.transcribe(np.concatenate([silence(0.3), prompt(name), silence(0.4)]))
        assert [plain(w.text) for w in heard] == [word]
        assert all(w.confidence < 0.5 for w in heard)  # and known to be doubtful


@pytest.mark.parametrize(
    ("tokens", "mean", "no_speech", "believed"),
    [
        (2, -1.6, 0.1, True), (2, -1.6, 0.4, False), (2, -2.5, 0.1, False), (3, -0.9, 0.5, True),
        (9, -1.1, 0.1, True), (9, -1.1, 0.4, False), (9, -1.5, 0.1, False), (9, -0.6, 0.7, False), (0, 0.0, 0.0, False),
    ],
)  # fmt: skip
def test_doubt_is_weighed_with_length(tokens: int, mean: float, no_speech: float, believed: bool) -> None:
    looks = np.zeros((tokens, 10), np.float32)
    assert believable(DecodedSpeech(list(range(tokens)), [mean] * tokens, looks, no_speech)) is believed
