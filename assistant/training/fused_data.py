"""What the fused model learns from: typed and spoken requests about screens, and captions beside screens.

Every sample is the model's inputs for one case with its labels. Seeded. Knows nothing about training.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.captions.screen_words import ScreenWord, words_part
from assistant.nets.audio import AudioEncoder
from assistant.nets.patches import PATCH_ROLES
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.tokens import ImagePart, SoundTokens, caption_inputs, locate_inputs
from assistant.recognise.listening import PhoneLoop, listen
from assistant.scene import Box
from assistant.training import words
from assistant.training.captions_data import Captions, distractors, heard_words, screen_words
from assistant.training.locate_data import LocateScreen, noisy
from assistant.training.samples import Sample, only_first
from assistant.training.speech import Speech, disturb, phrase_request
from assistant.training.train_audio import audio_network
from assistant.words import english
from assistant.words.names import concept_words, wanted_name
from assistant.words.plain import plain
from assistant.words.vocabulary import vocabulary

Floats = NDArray[np.float32]


Hear = Callable[[Floats], SoundTokens]


def hearing(model: AudioEncoder) -> Hear:
    """What is heard in 16 kHz samples, with this audio network, as a function."""
    phones, network = PhoneLoop(), audio_network(model)
    return lambda samples: listen(samples, network, phones)


def position_words(box: Floats, size: tuple[int, int]) -> str:
    """Where a box is, in words: "at the top left"; "" near no edge."""
    x, y = (box[0] + box[2]) / 2 / size[0], (box[1] + box[3]) / 2 / size[1]
    high = "top" if y < 0.3 else "bottom" if y > 0.7 else ""
    side = "left" if x < 0.3 else "right" if x > 0.7 else ""
    middle = "middle" if 0.4 < x < 0.6 and 0.4 < y < 0.6 else ""
    return english.spoken().places.get(f"{high} {side}".strip() or middle, "")


def typed(screens: list[LocateScreen], tokenizer: TextTokenizer, seed: int) -> Iterator[Sample]:
    """Endless typed requests; one in six asks for what is not there."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    while True:
        screen = rng.choice(screens)
        made = request_for(screen, rng)
        if made is None:
            continue
        query, index = made
        part = noisy(screen, noise)
        if noise.random() < 0.08:  # the text was not read
            part.texts = [""] * len(part)
            if not screen.drawn[index]:
                index = len(part)
        if rng.random() < 0.17:
            called = (
                rng.choice(concept_words()) if rng.random() < 0.5 else (rng.choice([words.button, words.label])(rng),)
            )
            query = phrase_request(rng.choice(called), "button", "", rng)
            names = [plain(n) for n in screen.names if n]
            if any(n in w or w in n for w in map(wanted_name, (query, *called)) for n in names):
                continue
            index = len(part)
        inputs = locate_inputs(part, query, SoundTokens(), tokenizer)
        yield Sample(inputs, only_first(inputs, index))


def request_for(screen: LocateScreen, rng: random.Random) -> tuple[str, int] | None:
    """A request and the element it means, or None where the one drawn by lot has no clear name."""
    names = [plain(n) for n in screen.names]
    roles = screen.part.roles.argmax(1)
    index = rng.randrange(len(names))
    if rng.random() < 0.5 and screen.drawn.any():
        index = int(rng.choice(np.flatnonzero(screen.drawn).tolist()))
    role = str(PATCH_ROLES[roles[index]])
    place = position_words(screen.part.boxes[index], screen.part.size)
    if not names[index]:
        said = english.spoken()
        if role not in said.by_role or (roles == roles[index]).sum() != 1:
            return None
        text = f"{rng.choice(said.learned_nameless)}{rng.choice(said.by_role[role])}"
        return (f"{text} {place}" if place and rng.random() < 0.4 else text), index
    if names.count(names[index]) > 1 or len(names[index]) > 40:
        return None
    return phrase_request(screen.names[index], role, place, rng), index


def spoken_requests(speech: Speech) -> list[tuple[int, str]]:
    """The utterances that ask for something by a name, with that name."""
    not_names = vocabulary("en").not_names
    found = []
    for i, text in enumerate(speech.texts):
        parts = plain(text).split()
        name = [w for w in parts if w not in not_names]
        asks = len(name) < len(parts) or text in {b.lower() for b in words.BUTTONS}
        if asks and 0 < len(name) <= 4:
            found.append((i, " ".join(name)))
    return found


@dataclass(slots=True)
class SpokenRequest:
    """One utterance as it was heard, what it says and the name in it."""

    sound: SoundTokens
    text: str
    name: str


def hear_requests(speech: Speech, hear: Hear, most: int, seed: int, clean: bool = False) -> list[SpokenRequest]:
    """Up to `most` spoken requests, heard once each; disturbed by noise and rooms unless `clean`."""
    noise = np.random.default_rng(seed)
    asked = spoken_requests(speech)
    random.Random(seed).shuffle(asked)
    found = []
    for i, name in asked[:most]:
        wave = speech.wave(i) if clean or noise.random() < 0.5 else disturb(speech.wave(i), noise)
        found.append(SpokenRequest(hear(wave), plain(speech.texts[i]), name))
    return found


def spoken(
    screens: list[LocateScreen], requests: list[SpokenRequest], tokenizer: TextTokenizer, seed: int, absent: float = 0.1
) -> Iterator[Sample]:
    """Endless spoken requests: the name that is said is written on one element, or drawn on it where it is an icon's.

    `absent` is the share of samples whose name is not on the screen.
    """
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    by_icon: dict[str, list[tuple[LocateScreen, int]]] = {}
    for screen in screens:
        for drawn in np.flatnonzero(screen.drawn).tolist():
            by_icon.setdefault(plain(screen.names[drawn]), []).append((screen, drawn))
    while True:
        request = rng.choice(requests)
        name, text = request.name, request.text
        if name in by_icon and rng.random() < 0.6:
            screen, index = rng.choice(by_icon[name])
            part = noisy(screen, noise)
            if sum(plain(n) == name for n in screen.names) != 1:
                continue
        else:
            screen = rng.choice(screens)
            fits = [k for k in range(len(screen.part)) if _may_be(screen, k, text)]
            if not fits or any(name in plain(t) or (t and plain(t) in name) for t in screen.part.texts):
                continue
            index = rng.choice(fits)
            part = noisy(screen, noise)
            part.texts[index] = name
        if rng.random() < absent:
            part.texts[index], index = "", len(part)
        inputs = locate_inputs(part, "", request.sound, tokenizer)
        yield Sample(inputs, only_first(inputs, index))


def _may_be(screen: LocateScreen, k: int, text: str) -> bool:
    """Whether element `k` has a text, and the role and the height that a request asks for, if any."""
    if not screen.part.texts[k]:
        return False
    padded = f" {text} "
    roles = {role for role, said in english.spoken().by_role.items() if any(f" {w} " in padded for w in said)}
    place = position_words(screen.part.boxes[k], screen.part.size)
    return (not roles or str(PATCH_ROLES[screen.part.roles[k].argmax()]) in roles) and all(
        w in place for w in ("top", "bottom") if f" {w} " in padded
    )


def word_part(texts: list[str], rng: random.Random) -> ImagePart:
    """Words on a slide or page as image tokens, in lines; their look plays no part."""
    placed = []
    x, y = 40, 40
    for text in texts:
        wide = 12 * len(text)
        if x + wide > 1200:
            x, y = 40, y + rng.choice([40, 60, 90])
        placed.append(ScreenWord(text, Box(x, y, wide, 24)))
        x += wide + 14
    return words_part(placed, (1280, 800))


def captions(
    data: Captions, hear: Hear, tokenizer: TextTokenizer, views: int, seed: int, test: bool = False
) -> list[Sample]:
    """Each utterance beside its own screens, whose words the recogniser knew, and `views` more that it did not know:
    most match, some don't, some are blank."""
    rng = random.Random(seed)
    pool = distractors(test)
    samples = []
    for i, record in enumerate(data.records):
        sound_of = hear(data.wave(i))
        screens = [(s["texts"], heard_words(s), s["refers"]) for s in record["beside"]]
        for _ in range(views):
            mode = rng.choices(["matching", "shuffled", "blank"], [0.68, 0.27, 0.05])[0]
            texts = screen_words(record, mode, pool, rng, rng.randint(5, 45))
            screens.append((texts, heard_words(record), record["refers"]))
        for texts, heard, refers in screens:
            if not heard:
                continue
            sound = sound_of if rng.random() < 0.85 else SoundTokens()
            inputs = caption_inputs(word_part(texts, rng), heard, sound, tokenizer)
            place, nowhere = {w: k for k, w in enumerate(texts)}, max(len(texts), 1)
            target = [-1] + [place.get(record["reference"][r], nowhere) if r >= 0 else nowhere for r in refers]
            samples.append(Sample(inputs, np.array(target, np.int64)))
    return samples
