"""Fixtures of this folder."""

from __future__ import annotations

import pytest

from assistant.errors import SpeechError
from assistant.speech.voice import Voice


@pytest.fixture(scope="module")
def voice() -> Voice:
    voice = Voice(words_per_minute=140)
    try:
        voice.load()
    except SpeechError as error:
        pytest.skip(str(error))
    return voice
