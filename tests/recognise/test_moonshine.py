"""Moonshine through ONNX: a tiny random model of the real class says through its graphs what it says through torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.recognise.choose import make_recogniser
from tests.captions.saying import silence

SOUND = np.concatenate([silence(0.2), (0.2 * np.sin(np.arange(24000) * 0.3)).astype(np.float32)])


def tiny_moonshine(folder: Path) -> Any:
    """The files of a random model in `folder`; returns the model."""
    torch = pytest.importorskip("torch")
    from tokenizers import Tokenizer, decoders, models
    from transformers import MoonshineConfig, MoonshineForConditionalGeneration

    from tests.large.tiny_graphs import Part, save, seq2seq_decoder

    torch.manual_seed(3)
    config = MoonshineConfig(
        vocab_size=60, hidden_size=36, intermediate_size=48, encoder_num_hidden_layers=1, decoder_num_hidden_layers=2,
        encoder_num_attention_heads=2, decoder_num_attention_heads=2, bos_token_id=1, eos_token_id=2, decoder_start_token_id=1,
        initializer_range=0.6, attn_implementation="eager",
    )  # fmt: skip
    model = MoonshineForConditionalGeneration(config).eval().requires_grad_(False)

    encoder = Part(model.model.encoder, lambda m, values: m(values).last_hidden_state)
    decoder = Part(
        model.model.decoder,
        lambda m, tokens, states, cache: (
            m(input_ids=tokens, encoder_hidden_states=states, past_key_values=cache, use_cache=True).last_hidden_state
        ),
    )
    graphs = folder / "onnx"
    sound = {"input_values": torch.from_numpy(SOUND)[None]}
    save(encoder, sound, ["last_hidden_state"], graphs / "encoder_model.onnx", {"input_values": {1}})
    first = ("input_ids", torch.tensor([[1, 5]]))
    seq2seq_decoder(decoder, model.proj_out, 2, 2, 18, first, 36, graphs, "decoder_model_merged")
    tokenizer = Tokenizer(models.WordLevel({f"▁w{i}": i for i in range(60)}, unk_token="▁w0"))
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "config.json").write_text(
        json.dumps({"model_type": "moonshine", "decoder_start_token_id": 1, "eos_token_id": 2})
    )
    return model


@pytest.mark.filterwarnings("ignore")  # torch warns of every branch while it traces
def test_moonshine_runs_through_onnx(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    from assistant.recognise.moonshine import Moonshine

    folder = tmp_path / "moonshine"
    model = tiny_moonshine(folder)
    recogniser = make_recogniser(str(folder))
    recogniser.start()
    recogniser.accept(SOUND)
    heard = [w.text for w in recogniser.finish()]
    wanted = model.generate(torch.from_numpy(SOUND)[None], max_new_tokens=int(len(SOUND) / 16000 * 6.5))[0].tolist()
    assert heard == [f"w{t}" for t in wanted if t not in (1, 2)] and len(set(heard)) > 1
    assert Moonshine(folder).text(SOUND[:100]) == ""
    (folder / "onnx" / "encoder_model.onnx").unlink()
    with pytest.raises(ModelError, match="isn't complete"):
        make_recogniser(str(folder)).load()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("file", ["config.json", "tokenizer.json"])
def test_a_hostile_folder_is_one_sentence(tmp_path: Path, file: str) -> None:
    from assistant.recognise.moonshine import Moonshine

    tiny_moonshine(tmp_path)
    if file == "config.json":
        (tmp_path / file).write_text("[" * 100_000)
    else:  # makes the tokenizer's library panic when it reads tokens
        known = json.loads((tmp_path / file).read_text())
        known["model"]["vocab"] = {"a" * (i + 1): i for i in range(60)}
        known["model"]["unk_token"] = "a"
        known["decoder"] = {"type": "Strip", "content": "a", "start": 3, "stop": 3}
        (tmp_path / file).write_text(json.dumps(known))
    with pytest.raises(ModelError, match=r"^[^\n]+$"):
        Moonshine(tmp_path).text(SOUND)
