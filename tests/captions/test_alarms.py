"""Alarms are named within ten seconds, alone and beside speech; fans, hum, music and speech are none."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.captions.alarms import AlarmWatch
from assistant.captions.sounds import SoundWatch, measure, name_sound
from tests.bench import sounds
from tests.captions.saying import say

RATE = 16_000


def beeps(hertz: float, seconds: float, group: int, on: float, off: float, pause: float) -> np.ndarray:
    """`group` beeps, then `pause`; with the odd overtones that fit, as a buzzer has them."""
    at = np.arange(int(seconds * RATE)) / RATE
    within = at % (group * (on + off) - off + pause)
    sounding = (within < group * (on + off) - off) & (within % (on + off) < on)
    wave = sum(np.sin(2 * np.pi * hertz * k * at) / k for k in range(1, 9, 2) if hertz * k < 7800)
    edges = np.convolve(sounding.astype(float), np.ones(80) / 80, "same")
    return (0.1 * wave * edges).astype(np.float32)


def talk(seconds: float, seed: int) -> np.ndarray:
    texts = (
        "please open the quarterly report and send it to me",
        "we will meet again in the afternoon at the station",
        "nobody knows how long the work on the bridge will take this time",
    )
    voices = ("en-us", "en-gb", "en-us+f3", "en-gb-scotland")
    rng = np.random.default_rng(seed)
    parts, length = [], 0
    while length < seconds * RATE:
        part = say(texts[rng.integers(3)], voices[rng.integers(4)], int(rng.integers(120, 180)))
        parts += [part, sounds.quiet(rng.uniform(0.1, 0.7), rng)]
        length += len(part) + len(parts[-1])
    out = np.concatenate(parts)[: int(seconds * RATE)]
    return (out * 0.07 / np.sqrt((out[np.abs(out) > 0.005] ** 2).mean())).astype(np.float32)


def first_alarm(samples: np.ndarray) -> float | None:
    """The seconds after which an alarm is heard."""
    watch = AlarmWatch()
    return next((at / RATE for at in range(0, len(samples), 512) if watch.accept(samples[at : at + 512])), None)


PATTERNS = {
    "smoke, 3 kHz": (3100.0, 3, 0.5, 0.5, 1.5),
    "smoke, 520 Hz": (520.0, 3, 0.5, 0.5, 1.5),
    "carbon monoxide": (3100.0, 4, 0.1, 0.1, 5.0),
    "clock": (2048.0, 4, 0.06 + 0.06, 0.13, 0.63),
    "reversing": (1200.0, 1, 0.5, 0, 0.5),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_alarms_are_heard_alone_and_beside_speech(name: str) -> None:
    hertz, group, on, off, pause = PATTERNS[name]
    alarm = beeps(hertz, 15, group, on, off, pause)
    rng = np.random.default_rng(0)
    quiet = rng.normal(0, 0.0005, len(alarm)).astype(np.float32)
    assert (first_alarm(alarm + quiet) or 99) < 10
    if group != 4:  # the short ones may be covered for longer
        assert (first_alarm(alarm + talk(15, 1)) or 99) < 10


@pytest.mark.parametrize("seed", [3, 5, 12])
def test_an_alarm_whose_lowest_tone_is_covered_is_heard_by_its_overtones(seed: int) -> None:
    assert (first_alarm(beeps(520, 12, 3, 0.5, 0.5, 1.5) + talk(12, seed)) or 99) < 10


def test_what_is_no_alarm() -> None:
    assert first_alarm(talk(60, 3)) is None
    for seed in range(4):
        rng = np.random.default_rng(seed)
        assert first_alarm(sounds.music(30, rng)) is None and first_alarm(sounds.noise(20, rng)) is None


def test_a_fan_with_a_tone_and_hum_are_neither_alarm_nor_music() -> None:
    rng = np.random.default_rng(1)
    at = np.arange(4 * RATE) / RATE
    fan = 0.03 * np.sin(2 * np.pi * 1180 * at) + np.convolve(rng.normal(0, 0.01, len(at)), np.ones(8) / 4, "same")
    hum = sum(0.1 / k * np.sin(2 * np.pi * 50 * k * at) for k in range(1, 12)) + rng.normal(0, 0.0005, len(at))
    low = 0.1 * np.sin(2 * np.pi * 120 * at) + rng.normal(0, 0.0002, len(at))
    for one in (fan, hum, low):
        assert name_sound(measure(one.astype(np.float32))) == ""
    assert name_sound(measure((0.1 * np.sin(2 * np.pi * 3000 * at)).astype(np.float32))) == "alarm"


def test_an_alarm_is_said_while_somebody_speaks_and_again_after_a_while() -> None:
    watch = SoundWatch()
    alarm = beeps(520, 50, 3, 0.5, 0.5, 1.5)
    told = [found for at in range(0, len(alarm), 512) if (found := watch.accept(alarm[at : at + 512], True))]
    assert [name for name, _, _ in told] == ["alarm", "alarm"]
    assert told[0][2] < 10 and 30 <= told[1][2] - told[0][2] < 33


def test_a_tone_that_was_there_from_the_start_is_the_rooms_and_one_that_begins_is_an_alarm() -> None:
    rng = np.random.default_rng(3)
    at = np.arange(12 * RATE) / RATE
    room = rng.normal(0, 0.002, len(at))
    whistle = (0.05 * np.sin(2 * np.pi * 1500 * at) + room).astype(np.float32)

    def told(*parts: np.ndarray) -> list[str]:
        watch, samples = SoundWatch(), np.concatenate(parts)
        blocks = (samples[at : at + 512] for at in range(0, len(samples), 512))
        return [found[0] for block in blocks if (found := watch.accept(block, False))]

    assert told(whistle) == [] and told(whistle, (2 * whistle).astype(np.float32)) == []
    assert told(room.astype(np.float32), whistle) == ["alarm"]
    assert told((0.05 * np.sin(2 * np.pi * 1500 * at)).astype(np.float32)) == ["alarm"]  # and nothing beside it
    for seed in (1000, 1014, 1026, 1031):  # a fan whose tone is louder than its noise
        rng = np.random.default_rng(seed)
        fan = sounds.noise(12, rng) + rng.uniform(0.02, 0.1) * np.sin(2 * np.pi * rng.uniform(700, 3000) * at)
        assert told(fan.astype(np.float32)) == []
