"""Percept installed in part: what a command lacks is named, and the rest works."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.parts import PARTS

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "save-changes.png"


def run(*arguments: str, without: str, module: str = "assistant.cli.main") -> subprocess.CompletedProcess[str]:
    """A command in a process that has none of the packages of the parts `without`."""
    blocked = [package for part in without.split() for package in PARTS[part]]
    code = f"import sys\nfor name in {blocked}: sys.modules[name] = None\n"
    code += f"import importlib\nmodule = importlib.import_module({module!r})\n"
    code += "sys.argv[0] = 'percept'\nmodule.entry()"
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=120)


def test_the_command_line_needs_no_desktop_app() -> None:
    done = run("describe", str(SAMPLE), "--no-speech", without="app captions")
    assert done.returncode == 0 and "Save Changes" in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "without", "part"),
    [
        (("describe", str(SAMPLE)), "pictures", "percept[pictures]"),
        (("captions", "--source", str(SAMPLE)), "captions", "percept[captions]"),
    ],
)
def test_a_part_that_is_missing_is_named(arguments: tuple[str, ...], without: str, part: str) -> None:
    done = run(*arguments, without=without)
    assert done.returncode == 1 and part in done.stderr and "Traceback" not in done.stderr


def test_the_app_says_what_it_lacks() -> None:
    done = run(without="app", module="ui.__main__")
    assert done.returncode == 1 and "percept[app]" in done.stderr and "Traceback" not in done.stderr


def test_doctor_tells_of_a_missing_part_once_and_goes_on() -> None:
    done = run("doctor", without="pictures")
    assert done.returncode == 0 and done.stdout.count("percept[pictures]") == 1, done.stderr
    assert "Captions: works" in done.stdout


def test_every_part_is_one_that_can_be_installed() -> None:
    import tomllib

    about = tomllib.loads((SAMPLE.parents[2] / "pyproject.toml").read_text("utf-8"))
    assert set(PARTS) <= set(about["project"]["optional-dependencies"])
