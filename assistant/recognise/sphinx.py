"""Speech recognisers: what captions ask of one, and the smallest one, PocketSphinx with the US English model of its package.

On-screen words enter its language model with their pronunciations, as words of their own beside what it
knows (shallow fusion; Aleksic et al. 2015, "Bringing Contextual Information to Google Speech Recognition"). Knows
nothing about screens, sources or captions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from assistant.nets.preprocess import RATE
from assistant.nets.tokens import HeardWord, Impression
from assistant.recognise.listening import pcm
from assistant.words.common_words import worth_help
from assistant.words.phones import arpabet, pronounce

Samples = NDArray[np.float32]
FRAME_SECONDS = 0.01
ON_SCREEN = "~"  # ends the names of on-screen words in the dictionary and the language model
# An on-screen word is this many times as likely as an even chance over the vocabulary; less if there are many.
WEIGHT, WEIGHT_OF_ALL = 30.0, 6000.0
BLOCK = 1600  # samples given to the decoders at once where all are there already
MEAN_SECONDS = 1.2  # of an utterance from which its cepstral mean is taken
USUAL_PHONES, MOST_PHONES = 6, 8  # short words fit by chance and count less, long ones more


class Recogniser(Protocol):
    """One utterance at a time: `start`, `accept` its samples as they come, `finish`.

    `basic` ones say so in the interface. All calls may raise `ModelError`.
    """

    name: str
    basic: bool

    @property
    def impression(self) -> Impression | None:
        """Of the last finished utterance; None if the recogniser can't tell."""
        ...

    def load(self) -> None: ...

    def another(self) -> Recogniser:
        """One more, for another source at the same time; what is large is shared."""
        ...

    def set_words(self, words: Sequence[str]) -> None:
        """The words on the screen, from the next utterance on; recognisers without a use for them ignore it."""
        ...

    def start(self) -> None: ...
    def accept(self, samples: Samples) -> None: ...

    def partial(self) -> list[HeardWord]:
        """What it is so far; may change."""
        ...

    def finish(self) -> list[HeardWord]:
        """What the utterance was; times in seconds from its start."""
        ...


class SphinxPass:
    """One PocketSphinx decoder over an utterance as it comes.

    One pass over the tree of the vocabulary and the best path through its lattice: the flat second pass of the
    defaults takes half as long again and was wrong more often. The cepstral mean, which PocketSphinx would only learn
    over many utterances, is taken from the first second of each, which is then decoded again.
    """

    def __init__(self, most_states: int) -> None:
        from pocketsphinx import Decoder

        self.decoder = Decoder(
            samprate=RATE, loglevel="FATAL", fwdflat=False, bestpath=True, maxhmmpf=most_states, maxwpf=20,
            cmninit="55,10,0",
        )  # fmt: skip
        self._words: frozenset[str] = frozenset()
        self._open = False

    def use_words(self, words: frozenset[str]) -> None:
        """Takes about half a second for new words: the search is rebuilt."""
        from pocketsphinx import NGramModel

        if words == self._words:
            return
        decoder = self.decoder
        model = NGramModel(decoder.config, decoder.logmath, decoder.config["lm"])
        share = min(WEIGHT, WEIGHT_OF_ALL / max(len(words), 1))
        for word in sorted(words):
            name, length = word + ON_SCREEN, len(pronounce(word))
            if decoder.lookup_word(name) is None:
                decoder.add_word(name, arpabet(word), False)
            model.add_word(name, share * (min(length, MOST_PHONES) / USUAL_PHONES) ** 2)
        decoder.add_lm("screen", model)
        decoder.activate_search("screen")
        self._words = words

    def start(self) -> None:
        self._open = True
        self.decoder.start_utt()

    def accept(self, samples: bytes) -> None:
        self.decoder.process_raw(samples, full_utt=False)

    def restart(self, samples: bytes, mean: str) -> None:
        """Begin the utterance, again where it was begun, with its cepstral mean known."""
        if self._open:
            self.decoder.end_utt()
        self._open = True
        self.decoder.set_cmn(mean)
        self.decoder.start_utt()
        self.accept(samples)

    def finish(self) -> list[HeardWord]:
        self._open = False
        self.decoder.end_utt()
        return heard_words(self.decoder)


class SphinxRecogniser:
    """Constructing it is cheap; `load()` reads the acoustic and the language model (about 1 s).

    With words on the screen, two decoders listen side by side, one with them and one without: only where the first
    heard one of them, and around it, is it believed, so that a screen changes nothing else. `thorough` is for files: no
    partial results, each utterance is searched wider once all of it is there.
    """

    name = "pocketsphinx"
    basic = True
    impression: Impression | None = None

    def __init__(self, thorough: bool = False) -> None:
        self._thorough = thorough
        self._most_states = 8000 if thorough else 3000
        self._plain: SphinxPass | None = None
        self._with_words: SphinxPass | None = None
        self._mean: Any = None  # a decoder that is only used to take cepstral means
        self._wanted: frozenset[str] = frozenset()
        self._passes: list[SphinxPass] = []
        self._first: list[Samples] | None = []  # what came before the mean was taken; None once it is

    def load(self) -> None:
        from pocketsphinx import Decoder

        self._plain = SphinxPass(self._most_states)
        self._mean = Decoder(samprate=RATE, loglevel="FATAL", lm=None, keyphrase="oh")

    def another(self) -> SphinxRecogniser:
        return SphinxRecogniser(self._thorough)  # its decoders remember what they heard

    def set_words(self, words: Sequence[str]) -> None:
        self._wanted = frozenset(worth_help(words))

    def start(self) -> None:
        if self._plain is None:
            self.load()
        assert self._plain is not None
        self._passes = [self._plain]
        if self._wanted:
            if self._with_words is None:
                self._with_words = SphinxPass(self._most_states)
            self._with_words.use_words(self._wanted)
            self._passes.append(self._with_words)
        self._first = []
        if not self._thorough:
            self._passes[-1].start()  # for the first partial words; the other begins once the mean is known

    def accept(self, samples: Samples) -> None:
        if self._first is None or not self._thorough:
            data = pcm(samples)
            for one in self._passes if self._first is None else self._passes[-1:]:
                one.accept(data)
        if self._first is not None:
            self._first.append(samples)
            if not self._thorough and sum(map(len, self._first)) >= MEAN_SECONDS * RATE:
                self._take_mean()

    def partial(self) -> list[HeardWord]:
        return [] if self._thorough else heard_words(self._passes[-1].decoder)

    def finish(self) -> list[HeardWord]:
        if self._first is not None:
            self._take_mean()
        results = [one.finish() for one in self._passes]
        return results[0] if len(results) == 1 else around_screen_words(results[0], results[1])

    def _take_mean(self) -> None:
        assert self._first is not None
        first = pcm(np.concatenate([np.zeros(0, np.float32), *self._first]))
        self._first = None
        self._mean.start_utt()
        self._mean.process_raw(first, no_search=True, full_utt=True)
        self._mean.end_utt()
        mean = self._mean.get_cmn()
        for one in self._passes:
            one.restart(first, mean)

    def transcribe(self, samples: Samples) -> list[HeardWord]:
        """The words of one whole utterance of 16 kHz mono in -1…1; none on silence."""
        self.start()
        for at in range(0, len(samples), BLOCK):
            self.accept(samples[at : at + BLOCK])
        return self.finish()


def around_screen_words(plain: list[HeardWord], helped: list[HeardWord]) -> list[HeardWord]:
    """`plain`, except where `helped` heard an on-screen word: there all that differs around it comes from `helped`."""
    out: list[HeardWord] = []
    blocks = Levenshtein.opcodes([w.text for w in plain], [w.text for w in helped])
    for tag, run in groupby(blocks, key=lambda op: op.tag == "equal"):
        ops = list(run)
        mine = plain[ops[0].src_start : ops[-1].src_end]
        theirs = helped[ops[0].dest_start : ops[-1].dest_end]
        if tag or not any(w.from_screen for w in theirs):
            out += mine
        else:
            out += theirs
    return out


def heard_words(decoder: Any) -> list[HeardWord]:
    """The words of a decoder's best path, fillers left out; those of the screen marked."""
    found = []
    for segment in decoder.seg() or []:
        word = re.sub(r"\(\d+\)$", "", segment.word)
        if not word or word[0] in "<[+":
            continue
        confidence = float(decoder.logmath.exp(segment.prob)) if segment.prob <= 0 else 1.0
        found.append(
            HeardWord(
                word.removesuffix(ON_SCREEN),
                segment.start_frame * FRAME_SECONDS,
                (segment.end_frame + 1) * FRAME_SECONDS,
                confidence,
                word.endswith(ON_SCREEN),
            )
        )
    return found
