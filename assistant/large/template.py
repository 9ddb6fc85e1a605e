"""Runs a model's chat template in jinja's sandbox with a limit: it is a program that came with the model.

Knows nothing about what is asked or which model it is for.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from types import FrameType
from typing import Any

from assistant.errors import ModelError
from assistant.large.folder_files import reason


@dataclass(frozen=True, slots=True)
class TemplateLimits:
    """How much a template may do. Set by hand, far above what any known one needs."""

    steps: int = 200_000  # lines of the compiled template and of its filters; a request takes a few hundred
    numbers: int = 1000  # of one range(…), which no step counts where they become a list
    factor: float = 1e9
    characters: int = 1 << 20  # of the template


LIMITS = TemplateLimits()


class TooLong(Exception):  # noqa: N818 - an event
    """The template does not come to an end."""


def render(template: str, **values: Any) -> str:
    """Raises `ModelError` if the template is faulty or never ends."""
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Environment(ImmutableSandboxedEnvironment):
        # One step must not make a text of many gigabytes, or a number of as many digits.
        intercepted_binops = frozenset({"*", "**"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            small = all(isinstance(n, int | float) and abs(n) <= LIMITS.factor for n in (left, right))
            if operator == "**" or not small:
                raise SecurityError(f"“{operator}” is not for templates")
            return super().call_binop(context, operator, left, right)

    def numbers(*arguments: int) -> range:
        found = range(*arguments)
        if len(found) > LIMITS.numbers:
            raise SecurityError(f"a range of more than {LIMITS.numbers}")
        return found

    try:
        if len(template) > LIMITS.characters:
            raise TooLong("it is too large")
        environment = Environment(trim_blocks=True, lstrip_blocks=True)
        environment.globals["range"] = numbers
        compiled = environment.from_string(template)
        with _Limit(LIMITS.steps):
            return compiled.render(**values)
    except Exception as error:  # a template can raise whatever Python can
        raise ModelError(f"The model's chat template fails ({reason(error)}); get the model again.") from error


class _Limit:
    """Counts the lines of Python that this thread runs, and raises `TooLong` when there are too many."""

    def __init__(self, steps: int) -> None:
        self._left = steps

    def __enter__(self) -> None:
        self._before = sys.gettrace()
        sys.settrace(self._step)

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)

    def _step(self, frame: FrameType, event: str, argument: object) -> Any:
        self._left -= 1
        if self._left < 0:
            raise TooLong("it does not come to an end")
        return self._step
