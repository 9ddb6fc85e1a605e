"""Recognisers in a folder, on tiny random models of the real classes, through torch and ONNX."""

# long file: each test makes a tiny model of a real class.
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.recognise.choose import make_recogniser
from tests.captions.saying import silence
from tests.recognise.tools import words

SOUND = np.concatenate([silence(0.2), (0.2 * np.sin(np.arange(24000) * 0.3)).astype(np.float32)])


def whisper_tokens(folder: Path) -> None:
    """A byte-level vocabulary with Whisper's special tokens."""
    from onnx_asr.models.whisper import bytes_to_unicode
    from transformers import WhisperTokenizer

    symbols = list(bytes_to_unicode().values())
    special = [
        "<|endoftext|>",
        "<|startoftranscript|>",
        "<|en|>",
        "<|transcribe|>",
        "<|translate|>",
        "<|nospeech|>",
        "<|notimestamps|>",
    ]
    vocabulary = {s: i for i, s in enumerate(symbols)}
    added = {s: len(symbols) + i for i, s in enumerate(special)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    (folder / "merges.txt").write_text("#version: 0.2\n")
    tokenizer = WhisperTokenizer(str(folder / "vocab.json"), str(folder / "merges.txt"))
    tokenizer.add_special_tokens({"additional_special_tokens": special})
    tokenizer.save_pretrained(folder)
    (folder / "vocab.json").write_text(json.dumps(vocabulary))
    (folder / "added_tokens.json").write_text(json.dumps(added))


def tiny_whisper(folder: Path):  # type: ignore[no-untyped-def]
    import torch
    from transformers import WhisperConfig, WhisperFeatureExtractor, WhisperForConditionalGeneration

    torch.manual_seed(0)
    folder.mkdir()
    whisper_tokens(folder)
    config = WhisperConfig(
        vocab_size=263, d_model=16, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2, decoder_attention_heads=2,
        encoder_ffn_dim=32, decoder_ffn_dim=32, num_mel_bins=80, pad_token_id=256, bos_token_id=256, eos_token_id=256,
        decoder_start_token_id=257, suppress_tokens=[], begin_suppress_tokens=[],
    )  # fmt: skip
    model = WhisperForConditionalGeneration(config).eval().requires_grad_(False)
    model.generation_config.update(
        forced_decoder_ids=None,
        suppress_tokens=[],
        begin_suppress_tokens=[],
        no_timestamps_token_id=262,
        is_multilingual=False,
    )
    WhisperFeatureExtractor().save_pretrained(folder)
    return model


def test_whisper_runs_through_torch(tmp_path: Path) -> None:
    tiny_whisper(tmp_path / "m").save_pretrained(tmp_path / "m")
    recogniser = make_recogniser(str(tmp_path / "m"))
    recogniser.start()
    recogniser.accept(SOUND)
    found = recogniser.finish()
    assert not recogniser.basic and recogniser.name == "m"
    assert all(0 <= w.start <= w.end <= len(SOUND) / 16000 + 0.01 for w in found)


@pytest.mark.filterwarnings("ignore")  # torch warns of every branch while it traces
def test_whisper_runs_through_onnx_as_through_torch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # long: makes one tiny model of a real class, with the files that such a folder has.
    import torch
    from transformers import masking_utils

    # Looks for several texts in one sequence, with an operator that ONNX lacks.
    monkeypatch.setattr(masking_utils, "find_packed_sequence_indices", lambda *_, **__: None)

    model = tiny_whisper(tmp_path / "m")
    model.config.save_pretrained(tmp_path / "m")

    class Encoder(torch.nn.Module):
        def forward(self, input_features):  # type: ignore[no-untyped-def]
            return model.model.encoder(input_features).last_hidden_state

    class Decoder(torch.nn.Module):
        def forward(self, input_ids, encoder_hidden_states):  # type: ignore[no-untyped-def]
            hidden = model.model.decoder(
                input_ids=input_ids, encoder_hidden_states=encoder_hidden_states, use_cache=False
            )
            return model.proj_out(hidden.last_hidden_state)

    torch.onnx.export(
        Encoder(),
        (torch.zeros(1, 80, 3000),),
        str(tmp_path / "m" / "encoder_model.onnx"),
        input_names=["input_features"],
        output_names=["last_hidden_state"],
        dynamo=False,
    )
    torch.onnx.export(
        Decoder(),
        (torch.zeros(1, 4, dtype=torch.long), torch.zeros(1, 1500, 16)),
        str(tmp_path / "m" / "decoder_model_merged.onnx"),
        input_names=["input_ids", "encoder_hidden_states"],
        output_names=["logits"],
        dynamic_axes={"input_ids": {1: "length"}, "logits": {1: "length"}},
        dynamo=False,
    )
    recogniser = make_recogniser(str(tmp_path / "m"))
    recogniser.start()
    recogniser.accept(SOUND)
    text = " ".join(words(recogniser.finish()))
    assert isinstance(text, str)
    # Greedy decoding by hand through torch gives the same tokens, so the same text.
    from onnx_asr.models.whisper import bytes_to_unicode
    from transformers import WhisperFeatureExtractor

    mel = WhisperFeatureExtractor()(SOUND, sampling_rate=16000, return_tensors="pt").input_features
    back = dict(enumerate(bytes_to_unicode().values()))
    raw = {s: b for b, s in bytes_to_unicode().items()}
    with torch.no_grad():
        state = model.model.encoder(mel).last_hidden_state
        language = Decoder()(torch.tensor([[257]]), state)[0, -1].argmax()
        tokens = torch.tensor([[257, int(language), 259, 262]])
        while tokens.shape[1] < 448 and int(tokens[0, -1]) != 256:
            tokens = torch.cat([tokens, Decoder()(tokens, state)[:, -1:].argmax(-1)], dim=1)
    plain = bytearray(raw[back[int(t)]] for t in tokens[0] if int(t) < 256).decode("utf-8", errors="replace")
    assert text.split() == plain.split()


@pytest.mark.filterwarnings("ignore")  # torch warns of every branch while it traces
def test_parakeet_ctc_runs_through_torch_and_onnx(tmp_path: Path) -> None:
    # long: makes one tiny model of a real class, with the files that such a folder has.
    import torch
    from tokenizers import Tokenizer, models
    from transformers import (
        ParakeetCTCConfig,
        ParakeetFeatureExtractor,
        ParakeetForCTC,
        ParakeetProcessor,
        ParakeetTokenizer,
    )

    torch.manual_seed(0)
    folder = tmp_path / "m"
    pieces = ["<unk>", "▁a", "▁the", "s", "t", "▁word", "ing", "<pad>"]
    tokenizer = ParakeetTokenizer(
        tokenizer_object=Tokenizer(models.BPE({p: i for i, p in enumerate(pieces)}, [], unk_token="<unk>")),
        unk_token="<unk>",
        pad_token="<pad>",
    )
    config = ParakeetCTCConfig(
        vocab_size=8, pad_token_id=7,
        encoder_config={
            "hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32, "num_mel_bins": 80,
            "subsampling_conv_channels": 8,
        },
    )  # fmt: skip
    model = ParakeetForCTC(config).eval().requires_grad_(False)
    model.save_pretrained(folder)
    ParakeetProcessor(ParakeetFeatureExtractor(feature_size=80), tokenizer).save_pretrained(folder)
    recogniser = make_recogniser(str(folder))
    recogniser.start()
    recogniser.accept(SOUND)
    through_torch = words(recogniser.finish())

    other = tmp_path / "onnx"
    other.mkdir()
    (other / "config.json").write_text(
        json.dumps({"model_type": "parakeet_ctc", "features_size": 80, "subsampling_factor": 8})
    )
    (other / "vocab.txt").write_text(
        "\n".join(f"{'<blk>' if p == '<pad>' else p} {i}" for i, p in enumerate(pieces)) + "\n"
    )

    class Nemo(torch.nn.Module):
        def forward(self, audio_signal, length):  # type: ignore[no-untyped-def]
            mask = torch.arange(audio_signal.shape[2])[None] < length[:, None]
            return torch.log_softmax(model(audio_signal.transpose(1, 2), attention_mask=mask).logits, -1)

    torch.onnx.export(
        Nemo(), (torch.randn(1, 80, 170), torch.tensor([170])), str(other / "model.onnx"), input_names=["audio_signal", "length"],
        output_names=["logprobs"], dynamic_axes={"audio_signal": {2: "t"}, "logprobs": {1: "n"}}, dynamo=False,
    )  # fmt: skip
    through_onnx = make_recogniser(str(other))
    through_onnx.start()
    through_onnx.accept(SOUND)
    found = through_onnx.finish()
    assert all(w.end <= len(SOUND) / 16000 + 0.2 for w in found)
    assert isinstance(through_torch, list) and "".join(words(found)).isprintable()


def numbered_words(**more: str) -> Any:
    """A tokenizer of forty words, the first three of them special."""
    from tokenizers import Tokenizer, models
    from transformers import PreTrainedTokenizerFast

    vocabulary = {f"▁w{i}" if i > 2 else f"<{i}>": i for i in range(40)}
    words = Tokenizer(models.WordLevel(vocabulary, unk_token="<0>"))
    return PreTrainedTokenizerFast(tokenizer_object=words, unk_token="<0>", bos_token="<1>", eos_token="<2>", **more)


def test_moonshine_runs_through_torch(tmp_path: Path) -> None:
    import torch
    from transformers import (
        MoonshineConfig,
        MoonshineForConditionalGeneration,
        Wav2Vec2FeatureExtractor,
        Wav2Vec2Processor,
    )

    torch.manual_seed(0)
    folder = tmp_path / "m"
    config = MoonshineConfig(
        vocab_size=40, hidden_size=36, intermediate_size=48, encoder_num_hidden_layers=1, decoder_num_hidden_layers=1,
        encoder_num_attention_heads=2, decoder_num_attention_heads=2, bos_token_id=1, eos_token_id=2, decoder_start_token_id=1,
    )  # fmt: skip
    model = MoonshineForConditionalGeneration(config).eval()
    model.save_pretrained(folder)
    tokenizer = numbered_words()
    Wav2Vec2Processor(Wav2Vec2FeatureExtractor(), tokenizer).save_pretrained(folder)
    recogniser = make_recogniser(str(folder))
    recogniser.start()
    recogniser.accept(SOUND)
    tokens = model.generate(torch.from_numpy(SOUND)[None], max_new_tokens=int(len(SOUND) / 16000 * 8))
    expected = tokenizer.batch_decode(tokens, skip_special_tokens=True)[0]
    assert words(recogniser.finish()) == expected.split()


def test_moonshine_streaming_runs_through_torch(tmp_path: Path) -> None:
    import torch
    from transformers import (
        MoonshineStreamingConfig,
        MoonshineStreamingForConditionalGeneration,
        MoonshineStreamingProcessor,
        Wav2Vec2FeatureExtractor,
    )

    torch.manual_seed(0)
    folder = tmp_path / "m"
    config = MoonshineStreamingConfig(
        vocab_size=40, hidden_size=32, intermediate_size=48, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=2, decoder_start_token_id=1,
        encoder_config={
            "hidden_size": 32, "intermediate_size": 48, "num_hidden_layers": 1, "num_attention_heads": 2, "num_key_value_heads": 2,
        },
    )  # fmt: skip
    model = MoonshineStreamingForConditionalGeneration(config).eval()
    model.save_pretrained(folder)
    tokenizer = numbered_words(pad_token="<0>")
    MoonshineStreamingProcessor(Wav2Vec2FeatureExtractor(), tokenizer).save_pretrained(folder)
    recogniser = make_recogniser(str(folder))
    recogniser.start()
    recogniser.accept(SOUND)
    heard = words(recogniser.finish())
    processor = MoonshineStreamingProcessor.from_pretrained(folder)
    inputs = processor(SOUND, sampling_rate=16_000, return_tensors="pt")
    tokens = model.generate(**inputs, max_new_tokens=16)
    assert heard == tokenizer.batch_decode(tokens, skip_special_tokens=True)[0].split() and heard
