"""Pipelined calls on the AT-SPI bus: many questions in flight, each answer handled as it comes.

A tree of 500 objects needs some 2,500 properties. Asked one after the other, each would wait for a
turn of the program's main loop; asked together, one hung program delays nobody else. Knows nothing
about roles or nodes.
"""

from __future__ import annotations

import logging
import struct
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from assistant.errors import TreeError

log = logging.getLogger(__name__)
Reply = Callable[[tuple[Any, ...]], None]
Failure = Callable[[], None]


@dataclass(frozen=True, slots=True)
class BusLimits:
    """When no more is asked for now. Set by hand; `python -m tests.bench.programs` shows what they cost."""

    in_flight: int = 128  # unanswered calls; with more, a slow program's queue only grows
    hung_after: float = 0.6  # seconds without an answer, after which a program counts as hung


LIMITS = BusLimits()


def open_session_bus() -> DBusConnection:
    """The user's session bus; raises `TreeError` where there is none."""
    try:
        return open_dbus_connection("SESSION", auth_timeout=2.0)
    except (OSError, KeyError, ValueError, TimeoutError) as error:
        raise TreeError(
            "There is no D-Bus session, so programs can't be asked what they show; "
            "start Percept from within your desktop session."
        ) from error


def ask(bus: DBusConnection, message: Message, seconds: float) -> tuple[Any, ...]:
    """One call and its answer. Raises `TimeoutError`, `OSError` or `DBusErrorResponse`."""
    reply: tuple[Any, ...] = unwrap_msg(bus.send_and_get_reply(message, timeout=seconds))
    return reply


def accessibility_bus_address(session: DBusConnection, seconds: float) -> str:
    """Where the AT-SPI bus listens; also tells programs that an assistive technology is there."""
    launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    try:
        address = str(ask(session, new_method_call(launcher, "GetAddress"), seconds)[0])
    except (TimeoutError, OSError, DBusErrorResponse) as error:
        raise TreeError(
            "The accessibility service (AT-SPI) is not running; install the package at-spi2-core."
        ) from error
    return address


def enable_accessibility(session: DBusConnection, seconds: float) -> bool:
    """Set `org.a11y.Status.IsEnabled`, as every assistive technology does; Qt and browsers wait for it.

    Returns True where it was off until now, so that programs need a moment to publish their trees.
    """
    status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
    try:
        if ask(session, status.get("IsEnabled"), seconds)[0][1]:
            return False
        ask(session, status.set("IsEnabled", "b", True), seconds)
    except (TimeoutError, OSError, DBusErrorResponse):
        return False
    return True


# What a handler raises if an answer doesn't have the form that AT-SPI prescribes, and jeepney if a name isn't a valid one.
MALFORMED = (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError, struct.error)


class CallPump:
    """Sends calls, keeps at most `LIMITS.in_flight` open, hands each answer to its handler.

    Programs take turns, so that one with very many objects keeps no other waiting. An answer that is malformed counts as
    none."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection
        self._waiting: dict[str, deque[tuple[Message, Reply, Failure]]] = {}  # by program, the next one first
        self._in_flight: dict[int, tuple[str, Reply, Failure]] = {}
        self._last_answer: dict[str, float] = {}
        self._open_calls: dict[str, int] = {}
        self.hung: set[str] = set()

    def call(
        self, target: DBusAddress, member: str, then: Reply,
        signature: str | None = None, body: tuple[Any, ...] = (), failed: Failure = lambda: None,
    ) -> None:  # fmt: skip
        """Queue a method call; `then` gets the body of the answer, `failed` runs on an error."""
        self._queue(target, new_method_call(target, member, signature, body), then, failed)

    def get(self, target: DBusAddress, name: str, then: Callable[[Any], None], failed: Failure = lambda: None) -> None:
        """Queue the read of one property; `then` gets its value."""
        message = Properties(target).get(name)
        self._queue(target, message, lambda body: then(body[0][1]), failed)

    def _queue(self, target: DBusAddress, message: Message, then: Reply, failed: Failure) -> None:
        self._waiting.setdefault(str(target.bus_name), deque()).append((message, then, failed))

    def run(self, deadline: float) -> None:
        """Work until everything is answered, or only hung programs are left, or `deadline` passes.

        `deadline` is a `time.monotonic()` value.
        """
        while self._waiting or self._in_flight:
            self._send_waiting()
            now = time.monotonic()
            if now >= deadline:
                self.hung.update(name for name, count in self._open_calls.items() if count)
                self.hung.update(self._waiting)
                return
            try:
                message = self._connection.receive(timeout=min(deadline - now, LIMITS.hung_after / 2))
            except TimeoutError:
                self._give_up_on_hung()
                continue
            self._handle(message)
            if self._in_flight and len(self._in_flight) >= LIMITS.in_flight:
                self._give_up_on_hung()

    def _send_waiting(self) -> None:
        while self._waiting and len(self._in_flight) < LIMITS.in_flight:
            name = next(iter(self._waiting))
            calls = self._waiting.pop(name)
            message, then, failed = calls.popleft()
            if calls:
                self._waiting[name] = calls  # behind the others
            if name in self.hung:
                failed()
                continue
            serial = next(self._connection.outgoing_serial)
            try:
                self._connection.send(message, serial=serial)
            except MALFORMED as error:  # the object's path isn't a valid one
                log.info("%s: %s", name, error)
                failed()
                continue
            if not self._open_calls.get(name):
                self._last_answer[name] = time.monotonic()
            self._in_flight[serial] = (name, then, failed)
            self._open_calls[name] = self._open_calls.get(name, 0) + 1

    def _handle(self, message: Message) -> None:
        kind = message.header.message_type
        if kind not in (MessageType.method_return, MessageType.error):
            return
        serial = message.header.fields.get(5)  # header field 5: the serial this one answers
        entry = self._in_flight.pop(serial, None) if isinstance(serial, int) else None
        if entry is None:
            return
        name, then, failed = entry
        self._open_calls[name] -= 1
        self._last_answer[name] = time.monotonic()
        if kind is MessageType.error:
            failed()
            return
        try:
            then(message.body)
        except MALFORMED as error:
            log.info("%s answers with %r: %s", name, message.body, error)
            failed()

    def _give_up_on_hung(self) -> None:
        now = time.monotonic()
        for name, count in self._open_calls.items():
            if count and now - self._last_answer[name] > LIMITS.hung_after:
                self.hung.add(name)
        for serial in [s for s, entry in self._in_flight.items() if entry[0] in self.hung]:
            name, _, failed = self._in_flight.pop(serial)
            self._open_calls[name] -= 1
            failed()
