"""The learned sound tagger: its features and graph against transformers' classes, and what captions make of its names."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.captions.sounds import SoundWatch
from assistant.captions.tagger import NAMED, SoundTagger, fetched_tagger, filter_banks
from assistant.errors import ModelError
from tests.captions.saying import silence

SOUND = (0.3 * np.random.default_rng(0).normal(0, 1, 48_000)).astype(np.float32)
LABELS = [labels[0] for labels in NAMED.values()] + ["Speech", "Silence"]


@pytest.mark.filterwarnings("ignore")  # of one empty filter at the top
def test_features_are_those_it_was_trained_on() -> None:
    transformers = pytest.importorskip("transformers")
    theirs = transformers.ASTFeatureExtractor()(SOUND, sampling_rate=16_000, return_tensors="np").input_values[0]
    ours = filter_banks(SOUND)
    assert ours.shape == theirs.shape == (1024, 128)
    assert np.abs(ours - theirs).max() < 0.05 and np.abs(ours - theirs).mean() < 1e-3
    assert filter_banks(np.zeros(10, np.float32)).shape == (1024, 128)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    torch = pytest.importorskip("torch")
    from transformers import ASTConfig, ASTForAudioClassification

    from tests.large.tiny_graphs import Part, save

    torch.manual_seed(4)
    config = ASTConfig(
        hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16, num_labels=len(LABELS),
        frequency_stride=64, time_stride=64, initializer_range=0.5,
    )  # fmt: skip
    model = ASTForAudioClassification._from_config(config, attn_implementation="eager").eval().requires_grad_(False)
    folder = tmp_path_factory.mktemp("tagger")
    inputs = {"input_values": torch.from_numpy(filter_banks(SOUND))[None]}
    part = Part(model, lambda m, values: m(values).logits)
    save(part, inputs, ["logits"], folder / "onnx" / "model_quantized.onnx", {})
    (folder / "config.json").write_text(json.dumps({"id2label": dict(enumerate(LABELS))}))
    with torch.no_grad():
        (folder / "wanted.json").write_text(json.dumps(part(first=inputs["input_values"])[0].tolist()))
    return folder


@pytest.mark.filterwarnings("ignore")
def test_its_graph_gives_what_the_class_gives(folder: Path) -> None:
    tagger = SoundTagger(folder)
    logits = np.array(json.loads((folder / "wanted.json").read_text()))
    chances = tagger.chances(SOUND)
    for i, name in enumerate(NAMED):
        assert abs(chances[name] - 1 / (1 + np.exp(-logits[i]))) < 1e-3
    best = max(chances, key=lambda n: chances[n])
    assert tagger.name(SOUND) == (best if chances[best] >= 0.3 else "")


def test_what_is_missing_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="isn't complete"):
        SoundTagger(tmp_path)
    (tmp_path / "model.onnx").write_bytes((folder / "onnx" / "model_quantized.onnx").read_bytes())
    with pytest.raises(ModelError, match=r"config\.json"):
        SoundTagger(tmp_path)
    (tmp_path / "config.json").write_text(json.dumps({"id2label": {"0": "Speech"}}))
    with pytest.raises(ModelError, match="none of the sounds"):
        SoundTagger(tmp_path)
    assert fetched_tagger(tmp_path) is None


def test_captions_name_what_it_is_sure_of_and_never_ask_it_about_silence() -> None:
    asked: list[int] = []

    def tag(samples: np.ndarray) -> str:
        asked.append(len(samples))
        return "applause"

    watch = SoundWatch(tag)
    assert watch.accept(SOUND, False) == ("applause", 0.0, 3.0) and len(asked) == 1
    assert watch.accept(SOUND, False) is None  # it goes on
    watch = SoundWatch(tag)
    found = [watch.accept(silence(1.0, i), False) for i in range(7)]
    assert len(asked) == 2 and [f[0] for f in found if f] == ["silence"]
    assert SoundWatch(lambda _: "").accept(SOUND, False) is None
