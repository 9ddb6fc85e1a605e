"""Which part of what was described comes next, for “More detail”. Knows nothing about what the parts are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Stepping:
    """`active` while a part is being said; `wanted` where the next one was asked for before the description was complete."""

    part: int = 0
    active: bool = False
    wanted: bool = False

    def begin(self, busy: bool, answering: bool) -> bool:
        """The next part is asked for. False where it has to wait for a description that is not complete."""
        if busy and not self.active and not answering:
            self.wanted = True
            return False
        self.part += busy and self.active  # the one that is being said is left where it is
        return True

    def done(self, more: bool) -> None:
        """The part was said; after the last one, the first comes again."""
        self.part = self.part + 1 if more else 0

    def take_wanted(self) -> bool:
        """Whether a part was asked for meanwhile, once."""
        wanted, self.wanted = self.wanted, False
        return wanted
