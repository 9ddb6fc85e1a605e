"""Moonshine through ONNX: a tiny random model of the real class says through its graphs what it says through torch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.recognise.choose import make_recogniser
from tests.captions.saying import silence

SOUND = np.concatenate([silence(0.2), (0.2 * np.sin(np.arange(24000) * 0.3)).astype(np.float32)])


@pytest.mark.filterwarnings("ignore")  # torch warns of every branch while it traces
def test_moonshine_runs_through_onnx(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    from tokenizers import Tokenizer, decoders, models
    from transformers import MoonshineConfig, MoonshineForConditionalGeneration

    from assistant.recognise.moonshine import Moonshine
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
    folder = tmp_path / "moonshine"
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
