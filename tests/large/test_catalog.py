"""The catalogue of models: what is in it, what may be in it, and checking what was fetched."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.main import main
from assistant.errors import ModelError
from assistant.large import catalog
from assistant.large.catalog import check_path, load_catalogue, remove, verify
from assistant.large.download import pull
from tests.large.hub_server import COMMIT, CONFIG, WEIGHTS, Server, model


def test_an_unpinned_model_is_recorded_and_verified_ever_after(server: Server, tmp_path: Path) -> None:
    folder = pull(model(pinned=False), server.host, tmp_path)
    record = json.loads((folder / catalog.RECORD).read_text())
    assert record["revision"] == COMMIT
    assert {f["sha256"] for f in record["files"]} == {hashlib.sha256(b).hexdigest() for b in (CONFIG, WEIGHTS)}
    verify(model(pinned=False), tmp_path)
    (folder / "config.json").write_bytes(CONFIG.replace(b"whisper", b"another"))
    with pytest.raises(ModelError, match=r"config.json of tiny is damaged"):
        verify(model(pinned=False), tmp_path)
    pull(model(pinned=False), server.host, tmp_path)
    verify(model(pinned=False), tmp_path)


def flip(raw: bytes) -> bytes:
    return raw[:1000] + bytes([raw[1000] ^ 1]) + raw[1001:]


@pytest.mark.parametrize("damage", [flip, lambda raw: raw[:-1], lambda raw: b"", lambda raw: CONFIG])
def test_a_damaged_file_is_refused_by_name(server: Server, tmp_path: Path, damage) -> None:
    folder = pull(model(), server.host, tmp_path)
    path = folder / "onnx" / "model.onnx"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ModelError, match=r"onnx/model.onnx of tiny is damaged"):
        verify(model(), tmp_path)


@pytest.mark.parametrize(
    "path", ["../evil.onnx", "/etc/model.onnx", "a/../../b.json", "C:/x.json", "a\\b.json", "model.bin", "model.pt", "m.pkl", "", ".hidden.json", "x.py", "weights.ckpt"]
)  # fmt: skip
def test_hostile_paths_and_pickles_are_never_taken(path: str) -> None:
    with pytest.raises(ValueError, match=r"folder|format"):
        check_path(path)
    text = f'host = "https://x"\n[[model]]\nid="a"\ndoes="b"\nabout="c"\nlicence="d"\nlanguages="e"\nsource="f"\nrevision="unpinned"\nmegabytes=1\nmemory_megabytes=1\nfiles=[{json.dumps(path)}]'
    with pytest.raises(ModelError, match="catalogue of models is damaged"):
        load_catalogue(text)


def test_a_pickle_in_a_safetensors_file_is_refused(tmp_path: Path) -> None:
    import pickle

    path = tmp_path / "model.safetensors"
    path.write_bytes(pickle.dumps({"weights": list(range(1000))}))
    with pytest.raises(ModelError, match="isn't a real safetensors file"):
        catalog.check_format(path, "tiny")


def test_the_catalogue_that_is_shipped_is_whole() -> None:
    catalogue = load_catalogue()
    assert len({m.id for m in catalogue.models}) == len(catalogue.models) >= 4
    for entry in catalogue.models:
        assert all(f.path and (not f.sha256 or re.fullmatch("[0-9a-f]{64}", f.sha256)) for f in entry.files)
        assert not entry.bytes or 0.99 < entry.bytes / (entry.megabytes * 1e6) < 1.02, entry.id
        assert entry.megabytes > 0 and entry.memory_megabytes > 0 and entry.licence and entry.languages
    assert sum(entry.pinned for entry in catalogue.models) >= 4


@given(st.text(max_size=300))
def test_no_catalogue_text_gets_through_as_an_error_of_another_kind(text: str) -> None:
    with contextlib.suppress(ModelError):
        load_catalogue(text)


def test_the_command_fetches_verifies_and_removes(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.large.catalog.data_folder", lambda: tmp_path)
    monkeypatch.setattr("assistant.settings.config_folder", lambda: tmp_path)
    monkeypatch.setattr(
        "assistant.cli.models.load_catalogue", lambda: catalog.Catalogue(server.host, (model(pinned=False),))
    )
    assert main(["models", "list"]) == 0
    assert "1 MB to download" in capsys.readouterr().out
    assert main(["models", "verify", "tiny"]) == 1
    assert "percept models pull tiny" in capsys.readouterr().err
    assert main(["models", "pull", "tiny"]) == 0
    out = capsys.readouterr().out
    assert hashlib.sha256(WEIGHTS).hexdigest() in out and "verified from now on" in out
    assert main(["models", "verify"]) == 0
    assert main(["models", "pull", "tiny"]) == 0
    assert len(server.requests) == 2, "what is there was fetched again"
    assert main(["models", "remove", "tiny"]) == 0
    assert not (tmp_path / "models" / "tiny").exists()
    assert main(["models", "pull", "unknown"]) == 2
    assert "choose one of tiny" in capsys.readouterr().err
    assert not remove(model(), tmp_path / "models")
