"""The processor's path: with torch blocked, describing and finding work; with no model file, they still do."""

import json
import subprocess
import sys
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "resources" / "samples" / "save-changes.png"
BLOCKED = """
import sys
sys.modules["torch"] = None
sys.modules["transformers"] = None
from assistant.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def run(*arguments: str, code: str = BLOCKED) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120)


def test_describe_and_find_need_no_torch():
    done = run("describe", str(SAMPLE), "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["model"] == {"name": "percept-small", "runtime": "onnxruntime", "device": "cpu"}
    assert any(e["source"] == "model" for e in said["elements"])
    found = run("find", str(SAMPLE), "the cancel button", "--json")
    assert json.loads(found.stdout)["results"][0]["name"] == "Cancel"


def test_a_damaged_model_costs_the_model_and_says_so():
    code = BLOCKED.replace(
        "from assistant.cli.main import main",
        "from pathlib import Path\nimport assistant.nets.weights as w, assistant.nets.onnx_runtime as o\n"
        "o.models_folder = lambda: Path('nowhere')\nfrom assistant.cli.main import main",
    )
    done = run("describe", str(SAMPLE), "--json", code=code)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["model"]["name"] == "classical"
    assert "patches.onnx is missing" in done.stderr and "Traceback" not in done.stderr
