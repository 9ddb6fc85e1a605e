"""What completes `percept`'s arguments, in a real shell."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def completed(tmp_path: Path, *words: str) -> list[str]:
    """What bash offers for the last of `words`."""
    script = tmp_path / "percept.bash"
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "completion", "bash"], capture_output=True, text=True, check=True
    )
    script.write_text(done.stdout)
    quoted = " ".join(f"'{word}'" for word in words)
    code = (
        f"source '{script}'; call=$(complete -p percept | sed 's/.*-F \\([^ ]*\\).*/\\1/'); "
        f"COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; "
        f"$call percept '{words[-1]}' '{words[-2]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    shown = subprocess.run(["bash", "--norc", "-c", code], capture_output=True, text=True, cwd=tmp_path)
    return shown.stdout.split()


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("percept", "desc"), ["describe"]),
        (("percept", "describe", "--verb"), ["--verbosity"]),
        (("percept", "describe", "pho"), ["photo.png"]),
        (("percept", "transcribe", "--screen", "pho"), ["photo.png"]),
        (("percept", "models", "ver"), ["verify"]),
    ],
)
def test_bash_completes(tmp_path: Path, words: tuple[str, ...], offered: list[str]) -> None:
    (tmp_path / "photo.png").touch()
    assert completed(tmp_path, *words) == offered


@pytest.mark.parametrize("shell", ["zsh", "tcsh"])
def test_other_shells_have_a_script(shell: str) -> None:
    call = [sys.executable, "-m", "assistant", "completion", shell]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    assert "percept" in done.stdout and "describe" in done.stdout and not done.stderr
