"""Parakeet TDT through torch and through ONNX: a tiny random model of the real class, heard by both alike."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.recognise.choose import make_recogniser
from tests.captions.saying import silence

SOUND = np.concatenate([silence(0.2), (0.2 * np.sin(np.arange(40000) * 0.3)).astype(np.float32), silence(0.3)])
PIECES = ["<unk>", "▁a", "▁the", "s", "t", "▁word", "ing", "▁on", "<pad>", "<blk>"]


def heard(name: str) -> list[str]:
    recogniser = make_recogniser(name)
    recogniser.start()
    recogniser.accept(SOUND)
    return [w.text for w in recogniser.finish()]


@pytest.mark.filterwarnings("ignore")  # torch warns of every branch while it traces
def test_parakeet_tdt_runs_through_torch_and_onnx(tmp_path: Path) -> None:
    # long: makes one tiny model of a real class, with the files that such a folder has.
    torch = pytest.importorskip("torch")
    from tokenizers import Tokenizer, models
    from transformers import (
        ParakeetFeatureExtractor,
        ParakeetForTDT,
        ParakeetProcessor,
        ParakeetTDTConfig,
        ParakeetTokenizer,
    )

    torch.manual_seed(5)
    folder = tmp_path / "torch"
    tokenizer = ParakeetTokenizer(
        tokenizer_object=Tokenizer(models.BPE({p: i for i, p in enumerate(PIECES)}, [], unk_token="<unk>")),
        unk_token="<unk>",
        pad_token="<pad>",
    )
    config = ParakeetTDTConfig(
        vocab_size=10, pad_token_id=8, blank_token_id=9, decoder_hidden_size=16, num_decoder_layers=1, durations=[0, 1, 2],
        encoder_config={
            "hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32, "num_mel_bins": 80,
            "subsampling_conv_channels": 8,
        },
    )  # fmt: skip
    model = ParakeetForTDT(config).eval().requires_grad_(False)
    for weight in (model.joint.head.weight, model.decoder.lstm.weight_hh_l0, model.decoder.embedding.weight):
        weight.mul_(40)  # so that what it says is more than one word
    model.generation_config.update(
        decoder_start_token_id=9, suppress_tokens=[10, 11, 12]
    )  # the last three are durations
    model.save_pretrained(folder)
    ParakeetProcessor(ParakeetFeatureExtractor(feature_size=80), tokenizer).save_pretrained(folder)
    through_torch = [w.removeprefix("▁") for w in heard(str(folder)) if w != "<blk>"]
    assert len(set(through_torch)) > 1

    onnx = tmp_path / "onnx"
    onnx.mkdir()
    (onnx / "config.json").write_text(
        json.dumps({"model_type": "nemo-conformer-tdt", "features_size": 80, "subsampling_factor": 8})
    )
    (onnx / "vocab.txt").write_text("\n".join(f"{p} {i}" for i, p in enumerate(PIECES)) + "\n")

    class Encoder(torch.nn.Module):
        def forward(self, audio_signal, length):  # type: ignore[no-untyped-def]
            mask = torch.arange(audio_signal.shape[2])[None] < length[:, None]
            states = model.encoder(audio_signal.transpose(1, 2), attention_mask=mask).last_hidden_state
            return model.encoder_projector(states).transpose(1, 2), (length - 1) // 8 + 1

    class DecoderJoint(torch.nn.Module):
        def forward(self, encoder_outputs, targets, target_length, first, second):  # type: ignore[no-untyped-def]
            states, (hidden, cell) = model.decoder.lstm(model.decoder.embedding(targets.long()), (first, second))
            logits = model.joint(model.decoder.decoder_projector(states), encoder_outputs.transpose(1, 2))
            return logits[:, :, None], target_length, hidden, cell

    torch.onnx.export(
        Encoder(),
        (torch.randn(1, 80, 170), torch.tensor([170])),
        str(onnx / "encoder-model.onnx"),
        input_names=["audio_signal", "length"],
        output_names=["outputs", "encoded_lengths"],
        dynamic_axes={"audio_signal": {2: "t"}, "outputs": {2: "n"}},
        dynamo=False,
    )
    state = torch.zeros(1, 1, 16)
    torch.onnx.export(
        DecoderJoint(),
        (torch.randn(1, 16, 1), torch.zeros(1, 1, dtype=torch.int32), torch.ones(1, dtype=torch.int32), state, state),
        str(onnx / "decoder_joint-model.onnx"),
        dynamo=False,
        input_names=["encoder_outputs", "targets", "target_length", "input_states_1", "input_states_2"],
        output_names=["outputs", "prednet_lengths", "output_states_1", "output_states_2"],
    )
    through_onnx = heard(str(onnx))
    # The two libraries make their features in different ways, so the first words are compared.
    assert through_onnx and through_onnx[:2] == through_torch[:2], (through_onnx, through_torch)
