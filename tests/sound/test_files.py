"""Sound and film files of every format, whole and damaged."""

from __future__ import annotations

import itertools
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.sound.audio_file import FileSource
from assistant.sound.blocks import RATE
from tests.sound.waves import pitch, wave


def read(path: Path) -> tuple[np.ndarray, list[str]]:
    notes: list[str] = []
    source = FileSource(str(path), notes.append)
    blocks = list(source.blocks())
    assert all(abs(b.start - a.end) < 1e-6 for a, b in itertools.pairwise(blocks))
    return np.concatenate([b.samples for b in blocks]), notes


def encode(path: Path, samples: np.ndarray, codec: str, rate: int, layout: str = "mono", video: bool = False) -> None:
    if codec == "soundfile":
        channels = {"mono": 1, "stereo": 2, "7.1": 8}[layout]
        soundfile.write(path, np.repeat(samples[:, None], channels, axis=1), rate)
        return
    with av.open(str(path), "w") as out:
        stream = out.add_stream(codec, rate=rate, layout=layout)
        if video:
            picture = out.add_stream("mpeg4", rate=5)
            picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
            frame = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")
            for packet in [*picture.encode(frame), *picture.encode(None)]:
                out.mux(packet)
        channels = {"mono": 1, "stereo": 2}[layout]
        data = np.repeat(samples[None], channels, axis=0)
        sound = av.AudioFrame.from_ndarray(data, format="fltp", layout=layout)
        sound.sample_rate = rate
        resampler = av.AudioResampler(
            format=stream.codec_context.format,
            layout=layout,
            rate=rate,
            frame_size=stream.codec_context.frame_size or 1024,
        )
        for part in [*resampler.resample(sound), *resampler.resample(None)]:
            for packet in stream.encode(part):
                out.mux(packet)
        for packet in stream.encode(None):
            out.mux(packet)


@pytest.mark.parametrize(
    ("name", "codec", "rate", "layout", "video"),
    [
        ("a.wav", "pcm_s16le", 8000, "mono", False),
        ("a.wav", "soundfile", 48000, "7.1", False),
        ("a.flac", "flac", 44100, "stereo", False),
        ("a.mp3", "mp3", 44100, "stereo", False),
        ("a.ogg", "soundfile", 44100, "stereo", False),
        ("a.m4a", "aac", 48000, "stereo", False),
        ("a.mp4", "aac", 44100, "mono", True),
        ("a.mkv", "libopus", 48000, "stereo", True),
    ],
)
def test_every_format_becomes_16_khz_mono(
    tmp_path: Path, name: str, codec: str, rate: int, layout: str, video: bool
) -> None:
    encode(tmp_path / name, wave(2.0, rate), codec, rate, layout, video)
    samples, notes = read(tmp_path / name)
    assert notes == [] and samples.dtype == np.float32
    assert len(samples) == pytest.approx(2.0 * RATE, abs=0.15 * RATE)
    assert pitch(samples) == pytest.approx(440, abs=2)
    assert 0.2 < np.abs(samples).max() <= 1.0


def test_a_file_damaged_in_the_middle_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    encode(path, np.concatenate([wave(2, 44100), wave(2, 44100, 880), wave(2, 44100, 1320)]), "mp3", 44100)
    content = bytearray(path.read_bytes())
    third = len(content) // 3
    content[third : 2 * third] = np.random.default_rng(1).bytes(third)
    path.write_bytes(content)
    samples, notes = read(path)
    assert notes == ["A part of a.mp3 is damaged and was left out."]
    assert pitch(samples[:RATE]) == pytest.approx(440, abs=3)
    assert pitch(samples[-RATE // 2 :]) == pytest.approx(1320, abs=4)


def test_a_file_that_changes_its_format_in_the_middle_is_read_to_its_end(tmp_path: Path) -> None:
    tone = (0.3 * np.sin(np.arange(16_000) * 0.2)).astype(np.float32)
    parts = []
    for rate, samples in ((8000, tone), (44_100, np.stack([tone, tone], 1))):
        soundfile.write(tmp_path / "part.mp3", samples, rate)
        parts.append((tmp_path / "part.mp3").read_bytes())
    (tmp_path / "joined.mp3").write_bytes(b"".join(parts))
    read = np.concatenate([b.samples for b in FileSource(str(tmp_path / "joined.mp3")).blocks()])
    assert abs(len(read) / RATE - (16_000 / 8000 + 16_000 / 44_100)) < 0.3 and np.abs(read[-3000:]).max() > 0.1


def test_a_file_cut_off_gives_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    soundfile.write(path, wave(4), RATE)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    samples, _ = read(path)
    assert 1.0 * RATE < len(samples) < 3.5 * RATE


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "can't be read as sound"), (b"hello there" * 50, "can't be read as sound"), (None, "There is no file")],
)
def test_what_is_no_sound_is_refused_in_a_sentence(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "a.mp3"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=sentence):
        FileSource(str(path)).open()


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "a.mp4"), "w") as out:
        picture = out.add_stream("mpeg4", rate=5)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), format="rgb24")
        for packet in [*picture.encode(frame), *picture.encode(None)]:
            out.mux(packet)
    with pytest.raises(InputError, match="no sound in it"):
        FileSource(str(tmp_path / "a.mp4")).open()


def test_reading_may_begin_later(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", wave(3), RATE)
    blocks = list(FileSource(str(tmp_path / "a.wav"), start=1.1).blocks())
    assert blocks[0].start == pytest.approx(1.1) and sum(len(b.samples) for b in blocks) == pytest.approx(
        1.9 * RATE, abs=2
    )


@settings(max_examples=40)
@given(st.binary(max_size=3000), st.sampled_from(["wav", "mp3", "ogg", "mkv", "flac"]), st.booleans())
def test_no_bytes_crash_the_reader(content: bytes, suffix: str, with_head: bool) -> None:
    import tempfile

    heads = {
        "wav": b"RIFF\xff\xff\xff\x7fWAVEfmt ",
        "mp3": b"ID3\x04\x00\x00",
        "ogg": b"OggS\x00\x02",
        "mkv": b"\x1aE\xdf\xa3",
        "flac": b"fLaC",
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        path.write_bytes((heads[suffix] if with_head else b"") + content)
        try:
            for block in FileSource(str(path)).blocks():
                assert np.isfinite(block.samples).all()
        except InputError:
            pass


def film(path: Path, late: float, gap: float = 0.0, duration: float = 3.0) -> None:
    """Pictures from the start, a tone that begins `late` and stops for `gap` seconds in its middle."""
    with av.open(str(path), "w") as container:
        picture = container.add_stream("mpeg4", rate=5)
        picture.width, picture.height, picture.pix_fmt = 64, 48, "yuv420p"
        sound = container.add_stream("aac", rate=16_000)
        for i in range(int(5 * (late + duration + gap + 1))):
            frame = av.VideoFrame.from_ndarray(np.full((48, 64, 3), i % 255, np.uint8), format="rgb24")
            for packet in picture.encode(frame):
                container.mux(packet)
        at = np.arange(int(duration * 16_000))
        tone = (0.3 * np.sin(2 * np.pi * 600 * at / 16_000)).astype(np.float32)
        for i in range(0, len(tone) - 1023, 1024):
            part = av.AudioFrame.from_ndarray(tone[None, i : i + 1024], format="fltp", layout="mono")
            part.sample_rate = 16_000
            part.pts = i + int((late + (gap if i > len(tone) // 2 else 0.0)) * 16_000)
            for packet in sound.encode(part):
                container.mux(packet)
        for stream in (picture, sound):
            for packet in stream.encode(None):
                container.mux(packet)


@pytest.mark.parametrize("suffix", ["mkv", "mp4"])
def test_a_sound_track_that_begins_late_keeps_its_time(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"late.{suffix}"
    film(path, late=4.9)
    samples = np.concatenate([b.samples for b in FileSource(str(path)).blocks()])
    loud = np.flatnonzero(np.abs(samples) > 0.1) / RATE
    assert loud[0] == pytest.approx(4.9, abs=0.1) and loud[-1] == pytest.approx(7.9, abs=0.2)


def test_a_gap_in_a_sound_track_is_silence(tmp_path: Path) -> None:
    path = tmp_path / "gap.mkv"
    film(path, late=0.0, gap=5.0, duration=4.0)
    samples = np.concatenate([b.samples for b in FileSource(str(path)).blocks()])
    loud = np.flatnonzero(np.abs(samples) > 0.1) / RATE
    assert loud[-1] == pytest.approx(9.0, abs=0.3) and not ((loud > 2.5) & (loud < 6.7)).any()


def test_channels_that_cancel_each_other_out_are_heard(tmp_path: Path) -> None:
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(32_000) / 16_000)
    soundfile.write(tmp_path / "opposite.wav", np.stack([tone, -tone], axis=1), 16_000)
    samples = np.concatenate([b.samples for b in FileSource(str(tmp_path / "opposite.wav")).blocks()])
    assert np.abs(samples).max() == pytest.approx(0.3, abs=0.02) and len(samples) == pytest.approx(32_000, abs=200)


def test_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    at = np.arange(30 * 16_000) / 16_000
    soundfile.write(tmp_path / "whole.flac", 0.2 * np.sin(at * 3000) + 0.05 * np.sin(at * 777), 16_000)
    content = (tmp_path / "whole.flac").read_bytes()
    (tmp_path / "cut.flac").write_bytes(content[: len(content) // 2])
    for name, cut in (("whole.flac", False), ("cut.flac", True)):
        notes: list[str] = []
        source = FileSource(str(tmp_path / name), notes.append)
        seconds = sum(len(b.samples) for b in source.blocks()) / RATE
        assert source.cut_short is cut and any("ends abruptly" in n for n in notes) is cut
        assert (seconds > 29) is not cut and seconds > 10
