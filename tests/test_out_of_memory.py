"""Too little memory while something is looked at: one sentence, no traceback; what can be said without it is said.

The kernel refuses the memory, so that onnxruntime, NumPy and the text recogniser fail as they do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SAMPLE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of this kind are those of Linux")
ROOT = Path(__file__).parents[1]
LIMIT = """
import resource, sys
def limit(megabytes):
    size = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmSize"))
    resource.setrlimit(resource.RLIMIT_AS, ((size + megabytes * 1024) * 1024,) * 2)
"""
NETWORK = """
import numpy as np
from assistant.errors import ModelError
from assistant.nets.choose import default_runtime
networks = default_runtime("cpu")
image = np.zeros((1, 3, 2048, 2048), np.float32)
networks.patches(image[:, :, :64, :64])
limit(8)
try:
    networks.patches(image)
except ModelError as error:
    print(error)
"""


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-c", LIMIT + code, *arguments]
    return subprocess.run(call, capture_output=True, text=True, timeout=180, cwd=ROOT)


def test_a_network_without_memory_is_one_sentence() -> None:
    done = python(NETWORK)
    assert done.stdout.startswith("There is not enough memory for the built-in model"), done.stderr
    assert done.stderr == ""


# The text recogniser has a kind of error of its own.
RAISES = """
from assistant.cli.main import main
from assistant.see.text.networks import TextNetworks
from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError
what, read = sys.argv[1], TextNetworks.load
def load(self):
    if self.loaded:
        return
    read(self)
    def refuse(_):
        raise ONNXRuntimeError("Traceback ...\\nstd::bad_alloc")
    if what == "text":
        self._recogniser = refuse
    else:
        limit(int(what))
TextNetworks.load = load
sys.exit(main(["describe", sys.argv[2], "--no-speech"]))
"""


@pytest.mark.parametrize("what", ["text", "4", "30", "90"])
def test_describing_without_memory_is_one_sentence(what: str) -> None:
    """Wherever the memory ends: in the text's networks, or so many megabytes after they were loaded."""
    done = python(RAISES, what, str(SAMPLE))
    told = [line for line in done.stderr.splitlines() if "ERROR:" not in line]  # OpenCV tells of its threads
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in (0, 1) and len(told) <= 1, done.stderr
    assert done.stdout if done.returncode == 0 else "not enough memory" in told[0]
    assert what != "text" or done.returncode == 1
