"""What a screen is as a whole: its kind and what fills its slots, from the scene model over all its elements at once.

What is not sure enough is left out: the thresholds lie in `resources/models/gist.json`, which `python -m tests.bench.gist --fit`
writes. Knows nothing about sentences or how elements were found.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.nets.runtime import Runtime
from assistant.nets.scene_config import KINDS, REGIONS, SLOTS
from assistant.nets.scene_tokens import COLOURS, SceneInputs, colours_of, scene_inputs, thinned
from assistant.nets.softmax import softmax
from assistant.nets.tokens import Inputs
from assistant.nets.weights import models_folder
from assistant.nets.word_vectors import SceneWords
from assistant.scene import Box, Element, Gist, Program, Scene, Source

log = logging.getLogger(__name__)

Floats = NDArray[np.float32]
NEVER = 2.0  # a confidence that nothing has
LEAST_ELEMENTS = 3  # of less than this nobody can tell what it is as a whole


@dataclass(frozen=True, slots=True)
class Trusted:
    """The least confidence for the kind and for each slot, without and with the tree; what is missing is never said."""

    kinds: Mapping[str, float] = field(default_factory=dict)
    slots: Mapping[str, float] = field(default_factory=dict)
    temperature: float = 1.0


@cache
def trusted() -> Trusted:
    """The shipped thresholds; where the file is missing or damaged, nothing is said."""
    try:
        about = json.loads((models_folder() / "gist.json").read_text("utf-8"))
        return Trusted(about["kinds"], about["slots"], float(about["temperature"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("gist.json can't be used: %s", error)
        return Trusted()


def colours_on(pixels: Pixels, shown: Sequence[Element], kept: Sequence[int]) -> Floats:
    """[N, 6] the colours of the `kept` elements; 0 for the others."""
    out = np.zeros((len(shown), COLOURS), np.float32)
    for i in kept:
        out[i] = colours_of(pixels, shown[i].box)
    return out


@dataclass(slots=True)
class SceneReader:
    """Runs the scene model. `words` and `runtime` are loaded at the first use."""

    runtime: Runtime
    words: SceneWords = field(default_factory=lambda: SceneWords(models_folder()))
    _of: list[Element] | None = field(default=None, repr=False)
    _seen: Seen | None = field(default=None, repr=False)

    def gist(self, elements: list[Element], pixels: Pixels, program: Program | None = None) -> Gist:
        """What `elements`, seen on `pixels`, are as a whole. Raises `ModelError`."""
        if sum("hidden" not in e.states for e in elements) < LEAST_ELEMENTS:
            return Gist()
        return self.whole(self.look(elements, pixels, program))

    def look(
        self, elements: list[Element], pixels: Pixels, program: Program | None = None, wanted: Collection[int] = ()
    ) -> Seen:
        """`elements` on `pixels`, less the hidden ones, as the model sees them. The last are kept: they are looked at once, but
        for those that are `wanted` among too many."""
        if self._of is elements and self._seen is not None and not wanted:
            return self._seen
        shown = [e for e in elements if "hidden" not in e.states]
        colours = colours_on(pixels, shown, thinned(shown, wanted))
        seen = self.see(shown, colours, (pixels.shape[1], pixels.shape[0]), program, wanted)
        if not wanted:
            self._of, self._seen = elements, seen
        return seen

    def whole(self, seen: Seen) -> Gist:
        """What was seen as a whole."""
        shown, chances = seen.shown, self.chances(seen)
        best = int(chances.kind.argmax())
        slots = {}
        for row, slot in zip(chances.slots, SLOTS, strict=True):
            at = int(row.argmax())
            if at < len(shown):
                slots[str(slot)] = (shown[at], round(float(row[at]), 3))
        return Gist(KINDS[best], round(float(chances.kind[best]), 3), slots, chances.regions)

    def see(
        self,
        shown: list[Element],
        colours: Floats,
        size: tuple[int, int],
        program: Program | None = None,
        wanted: Collection[int] = (),
    ) -> Seen:
        """`shown` as the model sees them; of too many, those `wanted` are among the tokens."""
        known = (program.name, program.generic or program.about) if program else ("", "")
        inputs = scene_inputs(shown, size, colours, self.words, known, wanted)
        mask = np.ones((1, len(inputs.numbers)), bool)
        arrays: Inputs = {"numbers": inputs.numbers[None], "pieces": inputs.pieces[None], "meaning": inputs.meaning[None], "boxes": inputs.boxes[None], "mask": mask}  # fmt: skip
        return Seen(shown, known, inputs, arrays, self.runtime.scene(arrays))

    def chances(self, seen: Seen) -> Chances:
        """What the model says of what was seen, as probabilities."""
        shown, inputs = seen.shown, seen.inputs
        kind, region, _, _, slots = seen.outputs[:5]
        pointed = np.zeros((len(SLOTS), len(shown) + 1), np.float32)
        chance = softmax(slots[0])
        for new, old in enumerate(inputs.kept):
            pointed[:, old] = chance[:, new]
        pointed[:, -1] = chance[:, -1]
        within = softmax(region[0])
        regions = {}
        for new, old in sorted(enumerate(inputs.kept), key=lambda pair: shown[pair[1]].interactive):
            best = int(within[new].argmax())  # of several things in one place, what a control stands in counts
            regions[shown[old].box] = (str(REGIONS[best]), round(float(within[new, best]), 3))
        return Chances(softmax(kind / trusted().temperature)[0], pointed, regions)


@dataclass(frozen=True, slots=True)
class Seen:
    """Elements, what is known of their program, the model's `inputs`, those as `arrays` for a runtime, and what it returned."""

    shown: list[Element]
    known: tuple[str, str]
    inputs: SceneInputs
    arrays: Inputs
    outputs: list[Floats]


@dataclass(frozen=True, slots=True)
class Chances:
    """`kind` [K]; `slots` [L, N + 1], the last place is nowhere; the part of the screen of each place, with its chance."""

    kind: Floats
    slots: Floats
    regions: dict[Box, tuple[str, float]]


def sure(gist: Gist, with_tree: bool) -> Gist:
    """`gist` with what may be said of it."""
    view = "tree" if with_tree else "pixels"
    limits = trusted()
    kind = gist.kind if gist.confidence >= limits.kinds.get(view, NEVER) else ""
    slots = {s: (e, c) for s, (e, c) in gist.slots.items() if c >= limits.slots.get(f"{view} {s}", NEVER)}
    return Gist(kind, gist.confidence, slots, gist.regions)


def sure_of(scene: Scene) -> Gist:
    """What may be said of `scene` as a whole."""
    return sure(scene.gist, has_tree(scene))


def has_tree(scene: Scene) -> bool:
    """Whether any of `scene` was told by an accessibility tree."""
    return any(e.source is Source.TREE for e in scene.elements)
