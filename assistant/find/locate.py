"""Where is it, by the fused model: a request, typed or spoken, against the elements of a scene.

The model points; for typed words, its answer is weighed against the plain comparison of `find.py`. Knows nothing about how
a scene came about or how the networks run.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.errors import ModelError
from assistant.find.find import MAX_RESULTS, ColourOf, Match, find
from assistant.nets.look import image_part
from assistant.nets.patches import PATCH_ROLES, PATCH_STATES, ROLE_INDEX, Patches
from assistant.nets.phone_fit import align
from assistant.nets.runtime import Runtime
from assistant.nets.softmax import softmax
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.tokens import ImagePart, SoundTokens, locate_inputs
from assistant.recognise.listening import PhoneLoop, listen
from assistant.recognise.spoken_request import RequestRecogniser
from assistant.recognise.whisper_recogniser import WhisperRecogniser
from assistant.scene import Element, Role, Scene
from assistant.see.controls.model_detector import corners
from assistant.words.concepts import drawn_alike
from assistant.words.names import concept_words, concepts_called, wanted_name
from assistant.words.phones import pronounce, words_of
from assistant.words.plain import plain
from assistant.words.signs import signs_called

log = logging.getLogger(__name__)
Floats = NDArray[np.float32]

MOST = 200  # elements the model points among
NOT_SOUGHT = frozenset({Role.WINDOW, Role.MENU_BAR, Role.TOOLBAR, Role.SCROLL_BAR, Role.SEPARATOR, Role.OTHER})
MIN_PROBABILITY = 0.1
NOWHERE = 0.5  # above this chance that nothing fits, only what the plain comparison is fairly sure of is kept
SURE, FAIRLY_SURE = 0.85, 0.6
MIN_TOTAL = 0.38  # what the model alone points at with a chance below 0.76 is no result: about one absent thing in twenty is "found" there
MIN_FIT, LENGTH_BONUS = 0.5, 0.1  # how well a name fits the sound; added for every 10 phones
# How well the name in a spoken request fits the sound: below the first, something else was said; from the second on, the name
# counts in full.
HEARD_FIT, SURE_FIT = 0.25, 0.5
LIKELY_LOOK = 0.1  # an icon's look that may be asked for by name
# For a look that is asked for by name. It is far below the chance from which a look is named unasked: an icon of something
# else rarely looks most like exactly what was asked for. Of 25 drawings of validation families, none of them
# meant, one is "found" in 3 to 4 of 100 requests, and what is meant in 88.
ASKED_LOOK = 0.1
CALLED_JUST_SO = 0.97
CALLED, AS_MUCH = 0.85, 0.051  # how well a concept's name fits, and how much less than the best one's
ALIKE = 0.6  # of the chance of a drawing that only sometimes stands for what is asked for
A_WORD = 3  # letters; what has fewer on it may just as well be a drawing that was read as text


@dataclass(slots=True)
class Locator:
    """Points at elements. `tokenizer` and `runtime` are loaded at the first use."""

    runtime: Runtime
    tokenizer: TextTokenizer
    phones: PhoneLoop | None = field(default_factory=lambda: PhoneLoop() if PhoneLoop.available() else None)
    requests: RequestRecogniser | None = field(
        default_factory=lambda: RequestRecogniser() if RequestRecogniser.available() else None
    )
    speech: WhisperRecogniser = field(default_factory=lambda: WhisperRecogniser(thorough=True))
    # The last scene's image tokens: several requests about one frame look at it once.
    _scene: Scene | None = None
    _part: ImagePart | None = None

    def locate(
        self,
        scene: Scene,
        pixels: Pixels,
        words: str = "",
        samples: Floats | None = None,
        colour_of: ColourOf | None = None,
    ) -> list[Match]:
        """The elements meant by typed `words` or by spoken `samples` (16 kHz mono), best first; none where nothing fits."""
        candidates = candidates_of(scene)
        if not candidates:
            return find(scene, words, colour_of) if words else []
        sound = self.hear(samples) if samples is not None else SoundTokens()
        if self._part is None or self._scene is not scene:
            self._scene, self._part = scene, self.part(candidates, scene, pixels)
        trust = 1.0
        if samples is not None:
            words, trust = self.heard_words(samples, sound, scene, self._part)
            sound = SoundTokens() if words else sound  # once words are understood, they replace the sound
        by_name = find(scene, words, colour_of) if words else []
        inputs = locate_inputs(self._part, words, sound, self.tokenizer)
        pointer = self.runtime.fuse(inputs)
        chances = softmax(pointer[0, :1])[0]
        scores = {e: float(c) for e, c in zip(candidates, chances, strict=False)}
        if samples is not None and not words:
            by_name = heard_names(candidates, inputs["pair"][0, 0].astype(np.float32))
        named = any(m.score >= SURE for m in by_name)
        looked = asked_looks(candidates, self._part, words, named) if words else []
        found = weigh(by_name, scores, float(chances[-1]), looked)
        return [Match(m.element, round(trust * m.score, 3)) for m in found]

    def looks(self, scene: Scene, words: str) -> dict[Element, float]:
        """How much the drawings without a word on them look like what `words` may name, on the scene that was asked about last."""
        if self._part is None or self._scene is not scene:
            return {}
        looked = asked_looks(candidates_of(scene), self._part, words)
        return {m.element: 2 * m.score - 1 for m in looked}

    def hear(self, samples: Floats) -> SoundTokens:
        return listen(samples, self.runtime.hear, self.phones)

    def heard_words(self, samples: Floats, sound: SoundTokens, scene: Scene, part: ImagePart) -> tuple[str, float]:
        """A spoken request as words and how far they are to be trusted, 0 to 1; "" where none were understood.

        Heard first as any speech is, with the names on the frame in mind; where that names nothing that is there, among
        the texts on the frame and the names of its icons.
        """
        called = concept_words()
        likely = {word for c in np.argwhere(part.concepts > LIKELY_LOOK)[:, 1] for word in called[int(c)]}
        names = [*part.texts, *sorted(likely)]
        said = self._said(samples, names)
        if said and any(m.score >= SURE for m in find(scene, said)):
            return said, 1.0
        heard = self.requests.recognise(samples, names) if self.requests is not None and len(sound.heard) else None
        if heard is not None and heard.name:
            fit = float(align(sound.heard, [pronounce(heard.name)])[0][0])
            if fit >= HEARD_FIT:
                return heard.text, min(fit / SURE_FIT, 1.0)
        return said, 1.0

    def _said(self, samples: Floats, names: list[str]) -> str:
        try:
            self.speech.set_words([word for name in names for word in words_of(name)])
            return plain(" ".join(w.text for w in self.speech.transcribe(samples)))
        except ModelError as error:
            log.warning("%s", error)
            return ""

    def part(self, elements: list[Element], scene: Scene, pixels: Pixels) -> ImagePart:
        """Elements as the model's image tokens."""
        roles = np.zeros((len(elements), len(PATCH_ROLES)), np.float32)
        states = np.zeros((len(elements), len(PATCH_STATES)), np.float32)
        for i, element in enumerate(elements):
            if element.role in ROLE_INDEX:
                roles[i, ROLE_INDEX[element.role]] = element.confidence
            states[i] = [s in element.states for s in PATCH_STATES]
        texts = ["" if e.by_look or e.secret else e.label for e in elements]
        return image_part(self.runtime.looks, pixels, Patches(corners([e.box for e in elements]), roles, states), texts)


def candidates_of(scene: Scene) -> list[Element]:
    """The elements that the model points among."""
    sought = (e for e in scene.elements if e.role not in NOT_SOUGHT and "hidden" not in e.states and e.box.area)
    return list(islice(sought, MOST))


def heard_names(elements: list[Element], pairs: Floats) -> list[Match]:
    """What `find.py` is for typed words: how well each element's name, written or drawn, fits what was heard.

    Of names that fit equally well, the longer one counts more: short ones fit by chance.
    """
    fits = np.maximum(pairs[:, 3] + LENGTH_BONUS * pairs[:, 5], pairs[:, 4])
    return [Match(e, min(float(f), 1.0)) for e, f in zip(elements, fits, strict=True) if f >= MIN_FIT]


def asked_looks(elements: list[Element], part: ImagePart, words: str, named: bool = False) -> list[Match]:
    """The elements without a word on them that look more like what `words` may mean than like anything else, each as sure
    as its look. Where something has just that name (`named`), or a sign is asked for ("square root"), a drawing that
    could stand for something similar is not meant."""
    wanted = wanted_name(words)
    called = concepts_called(wanted)
    if (named or signs_called(wanted)) and called.max() < CALLED_JUST_SO:
        return []
    meant = called >= max(CALLED, called.max() - AS_MUCH)
    alike = drawn_alike()[meant].any(axis=0) & ~meant
    weights = meant + ALIKE * alike
    found = []
    for element, text, chances in zip(elements, part.texts, part.concepts, strict=True):
        chance = float(chances @ weights)
        drawn = sum(map(str.isalpha, text)) < A_WORD
        if drawn and chance >= max(ASKED_LOOK, float(chances[weights == 0].max())):
            found.append(Match(element, 0.5 + 0.5 * min(chance, 1.0)))
    return found


def weigh(
    plain: list[Match], scores: dict[Element, float], nowhere: float, looked: Sequence[Match] = ()
) -> list[Match]:
    """The model's chances, the plain comparison's scores and the looks that were asked for as one ranking."""
    called = {m.element for m in plain if m.score >= SURE}
    both: dict[Element, float] = {m.element: 0.5 * m.score for m in plain}
    for match in looked:
        both[match.element] = max(both.get(match.element, 0.0), 0.5 * match.score)
    for element, chance in scores.items():
        # What is called exactly that is meant, and a drawing with another name is not.
        alone = not called and not element.by_look and chance >= MIN_PROBABILITY
        if element in both or alone:
            both[element] = both.get(element, 0.0) + 0.5 * chance
    seen = {m.element for m in looked}
    sure = seen | called
    if nowhere > NOWHERE:
        fairly = {m.element for m in plain if m.score >= FAIRLY_SURE}
        both = {e: s for e, s in both.items() if e in sure | fairly}
    ranked = sorted(both.items(), key=lambda item: (-item[1], item[0].box.area))
    kept: list[Match] = []
    for element, score in ranked:
        if (score >= MIN_TOTAL or element in seen) and not any(element.box.iou(m.element.box) > 0.7 for m in kept):
            kept.append(Match(element, round(min(score, 1.0), 3)))
    return kept[:MAX_RESULTS]
