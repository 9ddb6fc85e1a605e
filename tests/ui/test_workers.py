"""Worker processes that answer, die, hang, don't stop and are asked too much; and what is noted about that."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assistant.workers.messages import Ask, Cancel, Done, Failed, Ping, Pong, Warm
from ui import crash
from ui.workers import Worker, _enter

SERVICE = "tests.ui.small_service"


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where worker processes log; they find it as the program does."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return crash.report_path()


@pytest.fixture
def impatient(logs: Path) -> Iterator[Worker]:
    worker = Worker(SERVICE, lambda: 1, hung_seconds=1.0, stop_seconds=1.0, ping_ms=100)
    yield worker
    worker.stop()


def ready(qtbot: QtBot, worker: Worker) -> None:
    with qtbot.waitSignal(worker.answered, timeout=60_000):
        worker.ask(Warm(1))


def test_a_worker_answers_dies_and_comes_back(qtbot: QtBot) -> None:
    worker = Worker(SERVICE, lambda: 1)
    try:
        with qtbot.waitSignal(worker.answered, timeout=20_000) as answer:
            worker.ask(Warm(1))
        assert answer.args == [Done(1, message="warm")]
        first = worker.pid
        with qtbot.waitSignal(worker.died, timeout=20_000):
            os.kill(first, signal.SIGKILL)
        with qtbot.waitSignal(worker.answered, timeout=20_000) as answer:
            worker.ask(Ask(2, "fail"))
        assert answer.args == [Failed(2, "It failed; try again.")]
        assert worker.pid != first
        with qtbot.waitSignal(worker.answered, timeout=20_000) as answer:
            worker.ask(Ask(3, "break"))
        assert isinstance(answer.args[0], Failed) and "problem report" in answer.args[0].reason
        second = worker.pid
        worker.release()
        deadline = time.monotonic() + 10
        while Path(f"/proc/{second}").exists() and time.monotonic() < deadline:
            qtbot.wait(50)
        assert worker.pid == 0
    finally:
        worker.stop()


def test_a_worker_stops_what_is_cancelled(qtbot: QtBot) -> None:
    worker = Worker(SERVICE, lambda: 1)
    answers: list[object] = []
    worker.answered.connect(answers.append)
    try:
        worker.ask(Ask(1, "slow"))
        worker.ask(Ask(2, "slow"))
        qtbot.wait(1000)
        worker.ask(Cancel(2))
        qtbot.waitUntil(lambda: len(answers) == 2, timeout=10_000)
        assert answers == [Failed(1, "", cancelled=True), Failed(2, "", cancelled=True)]
    finally:
        worker.stop()


def test_a_resting_worker_gives_its_memory_back(qtbot: QtBot) -> None:
    worker = Worker("tests.ui.small_service", lambda: 0)
    try:
        with qtbot.waitSignal(worker.answered, timeout=20_000):
            worker.ask(Warm(1))
        worker.rest()
        qtbot.waitUntil(lambda: worker.pid == 0, timeout=10_000)
        with qtbot.waitSignal(worker.answered, timeout=20_000):
            worker.ask(Warm(2))
    finally:
        worker.stop()


def test_a_worker_that_hangs_is_ended_and_the_next_request_works(impatient: Worker, qtbot: QtBot, logs: Path) -> None:
    ready(qtbot, impatient)
    hung = impatient.pid
    os.kill(hung, signal.SIGSTOP)
    with qtbot.waitSignal(impatient.died, timeout=30_000):
        impatient.ask(Ask(2, "slow"))
    assert impatient.hung and impatient.pid == 0
    with qtbot.waitSignal(impatient.answered, timeout=60_000) as answer:
        impatient.ask(Warm(3))
    assert answer.args == [Done(3, message="warm")] and impatient.pid != hung
    qtbot.waitUntil(lambda: not Path(f"/proc/{hung}").exists(), timeout=10_000)


def test_stop_ends_a_job_that_does_not_listen(impatient: Worker, qtbot: QtBot) -> None:
    ready(qtbot, impatient)
    deaf, died = impatient.pid, []
    impatient.died.connect(lambda: died.append(True))
    impatient.ask(Ask(2, "deaf"))
    qtbot.wait(500)
    impatient.ask(Cancel(2))
    impatient.rest()
    qtbot.waitUntil(lambda: not Path(f"/proc/{deaf}").exists(), timeout=30_000)
    assert not died, "what the user has stopped is no news"
    with qtbot.waitSignal(impatient.answered, timeout=60_000) as answer:
        impatient.ask(Warm(3))
    assert answer.args == [Done(3, message="warm")]


def test_a_worker_that_reads_nothing_blocks_nobody(qtbot: QtBot, logs: Path) -> None:
    worker = Worker(SERVICE, lambda: 1)
    helped: list[bool] = []
    try:
        ready(qtbot, worker)
        pid = worker.pid
        os.kill(pid, signal.SIGSTOP)
        rescue = threading.Timer(20.0, lambda: (helped.append(True), os.kill(pid, signal.SIGCONT)))
        rescue.start()
        for job in range(2, 400):
            worker.ask(Ask(job, "x" * 4000))
            worker.ask(Cancel(job))
        rescue.cancel()
        assert not helped, "asking waited for the worker"
    finally:
        os.kill(worker.pid, signal.SIGCONT)
        worker.stop()


def test_what_was_cancelled_before_it_was_sent_is_no_reason_to_end_anybody(qtbot: QtBot) -> None:
    worker = Worker(SERVICE, lambda: 1, stop_seconds=2.0, ping_ms=100)
    try:
        ready(qtbot, worker)
        pid = worker.pid
        os.kill(pid, signal.SIGSTOP)
        for job in range(2, 60):  # more than the pipe holds
            worker.ask(Ask(job, "x" * 9000))
        worker.ask(Cancel(59))
        os.kill(pid, signal.SIGCONT)
        qtbot.wait(4000)
        with qtbot.waitSignal(worker.answered, timeout=60_000):
            worker.ask(Warm(60))
        assert worker.pid == pid
    finally:
        worker.stop()


def test_a_cancellation_overtakes_what_waits(logs: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_enter, args=(SERVICE, theirs), daemon=True)
    process.start()
    try:
        ours.send(Ping(7))
        assert ours.recv() == Pong(7)
        for job in range(1, 200):
            ours.send(Ask(job, "slow"))
        ours.send(Cancel(199))
        ours.send(Warm(200))
        answers = []
        while not answers or answers[-1].job != 200:
            assert ours.poll(60), "the cancellation waits behind what it cancels"
            answers.append(ours.recv())
        assert sorted(a.job for a in answers) == list(range(1, 201))
        assert all(a == Failed(a.job, "", cancelled=True) for a in answers[:-1])
    finally:
        ours.send(None)
        process.join(10)


def test_what_went_wrong_in_a_worker_is_in_the_log(qtbot: QtBot, logs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import logging

    before, hook, thread_hook = logging.getLogger().handlers[:], crash.sys.excepthook, threading.excepthook
    monkeypatch.setattr(crash.faulthandler, "enable", lambda file: None)  # pytest's own
    crash.keep_reports()
    worker = Worker(SERVICE, lambda: 1)
    try:
        with qtbot.waitSignal(worker.answered, timeout=60_000) as answer:
            worker.ask(Ask(1, "break"))
        assert "problem report" in answer.args[0].reason
        assert "ZeroDivisionError: a bug" in crash.report_text(9000)
        with qtbot.waitSignal(worker.died, timeout=60_000):
            os.kill(worker.pid, signal.SIGKILL)
        assert f"the worker {SERVICE} ended by itself, exit code -9" in crash.report_text(9000)
        with qtbot.waitSignal(worker.died, timeout=60_000):
            worker.ask(Ask(2, "crash"))
        assert "Segmentation fault" in crash.report_text(9000)
        crash.keep_reports()  # the next start keeps it
        assert "Segmentation fault" in crash.report_text(9000)
        assert "Segmentation fault" in logs.with_name(crash.BEFORE).read_text()
    finally:
        worker.stop()
        for handler in set(logging.getLogger().handlers) - set(before):
            logging.getLogger().removeHandler(handler)
            handler.close()
        for file in crash._native:
            file.close()
        crash._native.clear()
        crash.sys.excepthook, threading.excepthook = hook, thread_hook
