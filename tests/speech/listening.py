"""Which of several sentences a recogniser hears in a WAV file, to show what was really spoken."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from pocketsphinx import Decoder
from scipy.signal import resample_poly

RATE = 16_000  # what the recogniser's model was trained on, in Hz

# Alike in length and in many words, so that the choice rests on what is heard.
SENTENCES = (
    "the window is open and the button is on the left",
    "the dialog is closed and the menu is on the right",
    "the file was saved and the disk is almost full",
    "three text fields and two buttons are at the bottom",
    "do you want to save the changes before closing",
    "a picture with one face and no text in it",
)


def heard(path: Path) -> str:
    """The one of SENTENCES that PocketSphinx hears, "" for none of them."""
    samples, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = samples.mean(axis=1)
    loud = np.flatnonzero(np.abs(mono) > 0.01)
    if loud.size == 0:
        return ""
    spoken = resample_poly(mono[loud[0] : loud[-1] + 1], RATE, rate)
    silence = np.zeros(RATE // 4)
    audio = np.concatenate([silence, 0.5 * spoken / np.abs(spoken).max(), silence])
    audio += np.random.default_rng(0).normal(0, 0.0003, audio.size)  # digital silence is unlike any room
    decoder = Decoder(samprate=RATE, loglevel="FATAL")
    choices = " | ".join(SENTENCES)
    decoder.add_jsgf_string("choice", f"#JSGF V1.0; grammar choice; public <sentence> = {choices};")
    decoder.activate_search("choice")
    decoder.start_utt()
    decoder.process_raw((audio * 32767).astype("<i2").tobytes(), full_utt=True)
    decoder.end_utt()
    hypothesis = decoder.hyp()
    return hypothesis.hypstr.lower() if hypothesis else ""
