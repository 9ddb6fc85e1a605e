"""What a request wants and which elements it means, from the request model over the scene model's tokens.

`find` and `ask` share this one reading of a request. Knows nothing about how answers are worded, or which of them are sure
enough to be said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.nets.request_config import ASKED, WANTS, AskedState, Wants
from assistant.nets.request_inputs import known_elements, likeness_of, request_inputs, token_texts
from assistant.nets.runtime import Runtime
from assistant.nets.scene_tokens import KNOWN
from assistant.nets.softmax import softmax
from assistant.nets.word_vectors import SceneWords
from assistant.scene import Element, Scene
from assistant.see.gist import SceneReader, Seen
from assistant.words.plain import plain

Floats = NDArray[np.float32]
MOST_MATCHED = 100  # of too many elements, how many with a word of the request on them are kept for certain


@dataclass(frozen=True, slots=True)
class Understood:
    """A request as the model reads it. `wants` and the state that is `asked` about, with the chance `sure` that they are right; `pointed`: the elements that
    may be meant with their chances, best first; `nowhere`: the chance that nothing here is; `members`: those that the answer
    is made of, in reading order; `agreed`: the chance of the best and of all that say the same, as a label that was read does
    beside the one that the tree tells."""

    wants: Wants
    sure: float
    asked: AskedState
    pointed: tuple[tuple[Element, float], ...] = ()
    nowhere: float = 1.0
    members: tuple[tuple[Element, float], ...] = ()
    agreed: float = 0.0

    @property
    def best(self) -> Element | None:
        """The element that is meant; None where nothing is."""
        return self.pointed[0][0] if self.pointed and self.agreed >= self.nowhere else None

    @property
    def likely(self) -> float:
        """How likely the element is meant, whatever is wanted of it; 0 where nothing is."""
        return self.agreed if self.best is not None else 0.0


@dataclass(slots=True)
class RequestReader:
    """Reads requests about scenes, as `scenes` sees them."""

    runtime: Runtime
    scenes: SceneReader

    @property
    def words(self) -> SceneWords:
        return self.scenes.words

    def understand(
        self, scene: Scene, pixels: Pixels, request: str, looks: Mapping[Element, float] | None = None
    ) -> Understood:
        """`looks`: how much the drawing on an element looks like what the request may name. Raises `ModelError`."""
        if not plain(request) or all("hidden" in e.states for e in scene.elements):
            return Understood(Wants.OTHER, 0.0, AskedState.NONE, nowhere=0.0)
        seen = self._look(scene, pixels, request)
        kept = [seen.shown[i] for i in seen.inputs.kept]
        about = known_elements(seen.known, scene.size)
        drawn = np.array([(looks or {}).get(e, 0.0) for e in kept] + [0.0] * KNOWN, np.float32)
        inputs = request_inputs(request, token_texts(kept + about, self.words), self.words, drawn)
        wants, asked, pointer, members = self.runtime.request(
            seen.arrays
            | {
                "tokens": seen.outputs[-1], "words": inputs.words[None], "meant": inputs.meant[None], "about": inputs.about[None],
                "match": inputs.match[None], "near": inputs.near[None], "pair": inputs.pair[None], "word_mask": np.ones((1, len(inputs.words)), bool),
            }
        )  # fmt: skip
        return _understood(kept, wants, asked, pointer, members)

    def _look(self, scene: Scene, pixels: Pixels, request: str) -> Seen:
        seen = self.scenes.look(scene.elements, pixels, scene.program)
        if len(seen.inputs.kept) == len(seen.shown):
            return seen
        return self.scenes.look(scene.elements, pixels, scene.program, _matched(seen.shown, request, self.words))


def _matched(shown: list[Element], request: str, words: SceneWords) -> list[int]:
    """The elements that have most of a request's words on them."""
    texts = token_texts(shown, words)
    alike = likeness_of(plain(request).split() or ["?"], texts.vocabulary)
    rare = 1 / np.maximum((alike > 0) @ texts.owned.sum(1), 1)  # a word that stands everywhere tells nothing
    fits = (rare[:, None] * alike).sum(0) @ texts.owned if len(texts.vocabulary) else np.zeros(len(shown))
    best = np.argsort(-fits, kind="stable")[:MOST_MATCHED]
    return [int(i) for i in best if fits[i] > 0]


def _understood(kept: list[Element], wants: Floats, asked: Floats, pointer: Floats, members: Floats) -> Understood:
    chance_wants, chance_asked = softmax(wants)[0], softmax(asked)[0]
    chances = softmax(pointer)[0][: len(kept)]
    within = 1 / (1 + np.exp(-members[0, : len(kept)]))
    order = np.argsort(-chances, kind="stable")
    wanted = WANTS[int(chance_wants.argmax())]
    of_state = float(chance_asked.max()) if wanted is Wants.STATE else 1.0
    return Understood(
        wanted,
        float(chance_wants.max()) * of_state,
        ASKED[int(chance_asked.argmax())],
        tuple((kept[i], float(chances[i])) for i in order[:20]),
        max(1 - float(chances.sum()), 0.0),  # also what points at no element, but at what is known of the program
        tuple((kept[i], float(within[i])) for i in range(len(kept)) if within[i] >= 0.5),
        _agreed(kept, chances, int(order[0]), wanted),
    )


def _agreed(kept: list[Element], chances: Floats, best: int, wanted: Wants) -> float:
    """The chance of the best element and of those in the same place; of what is to be quoted, also of those with the same
    words."""
    words = plain(kept[best].label) if wanted is Wants.QUOTE else ""
    place = kept[best].box
    same = [
        i for i, e in enumerate(kept) if i == best or (words and plain(e.label) == words) or e.box.same_place(place)
    ]
    return float(chances[same].sum())
