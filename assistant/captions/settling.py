"""Who said the lines of a recording, told once all of it was heard; and whose voices were heard before a transcript was broken off.

Knows nothing about files of transcripts or how voices are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from assistant.captions.events import LineCompleted
from assistant.captions.naming import number_of, numbered
from assistant.captions.speakers import Speakers
from assistant.captions.turns import Turn
from assistant.captions.voices import STATE
from assistant.sound.blocks import RATE, AudioBlock, Samples

SHORTEST = 0.3  # seconds of a line that a voice is told from


def settled(
    lines: Sequence[LineCompleted], turns: Sequence[tuple[int, Turn]], speakers: Speakers
) -> list[LineCompleted]:
    """The lines with their speakers, by all turns of the recording, each with its line's number. A line in which two speak is whose
    most of it is."""
    told = speakers.again([turn for _, turn in turns])
    seconds: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (number, turn), who in zip(turns, told, strict=True):
        seconds[number][who] += turn.seconds
    found = []
    for line in lines:
        own = seconds.get(line.line)
        who = max(own, key=lambda n: own[n]) if own else 0
        found.append(replace(line, speaker=numbered(who)) if own else line)
    return found


def recalled(
    lines: Iterable[LineCompleted], blocks: Iterable[AudioBlock], speakers: Speakers
) -> list[tuple[int, Turn]]:
    """Has `speakers` hear again what was said in `lines`, each in one go, and gives their turns; `blocks` are the sound from the
    start."""
    spoken = [line for line in lines if line.words]
    turns: list[tuple[int, Turn]] = []
    kept: list[Samples] = []
    begun = 0  # samples before what is kept
    for block in blocks:
        kept.append(block.samples)
        while spoken and spoken[0].words[-1].end <= block.end:
            line = spoken.pop(0)
            sound = np.concatenate(kept)
            first, last = (max(int(t * RATE) - begun, 0) for t in (line.words[0].start, line.words[-1].end))
            part = sound[first:last]
            if len(part) >= SHORTEST * RATE:
                turn = _whole(part, speakers)
                if number := number_of(line.speaker):
                    speakers.learn(number, turn)
                turns.append((line.line, turn))
            kept, begun = [sound[last:]], begun + last
        if not spoken:
            break
    return turns


def _whole(samples: Samples, speakers: Speakers) -> Turn:
    (voice,) = speakers.voices.like([speakers.voices.states(samples)])
    return Turn(0, len(samples) - len(samples) % STATE, voice, len(samples) / RATE, 0, len(samples))
