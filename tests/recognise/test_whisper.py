"""The embedded recogniser: its network against transformers', and what it really hears of speech, noise and a screen."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.errors import ModelError
from assistant.nets.tokens import HeardWord
from assistant.nets.weights import models_folder, write_manifest
from assistant.recognise.alignment import monotone
from assistant.recognise.choose import make_recogniser
from assistant.recognise.rescoring import Alternative, alternatives, replaced
from assistant.recognise.whisper import WhisperModel, believable
from assistant.recognise.whisper_mel import whisper_mel
from assistant.recognise.whisper_recogniser import WhisperRecogniser, unfinished
from assistant.words.plain import plain
from tests.captions.saying import say, silence

SPEECH = Path(__file__).resolve().parents[3] / "shared" / "speech"


@pytest.fixture(scope="module")
def model() -> WhisperModel:
    model = WhisperModel()
    model.load()
    return model


def texts(words: list[HeardWord]) -> list[str]:
    return [plain(w.text) for w in words]


def test_log_mel_is_the_one_it_was_trained_on() -> None:
    extractor = pytest.importorskip("transformers").WhisperFeatureExtractor()
    samples = say("every word of this is heard")
    wanted = extractor(samples, sampling_rate=16_000, return_tensors="np").input_features[0]
    assert np.abs(whisper_mel(samples, 30.0)[0] - wanted).max() < 2e-3


def test_exported_network_agrees_with_transformers(tmp_path: Path) -> None:
    """A tiny random model of the real class, exported; several rows, step by step and all at once; int8 stays near."""
    torch, transformers = pytest.importorskip("torch"), pytest.importorskip("transformers")
    pytest.importorskip("onnx")
    import onnxruntime

    from assistant.training.whisper import export
    from assistant.training.whisper_network import Whisper, WhisperSize

    torch.manual_seed(0)
    config = transformers.WhisperConfig(
        vocab_size=120, d_model=32, encoder_layers=2, decoder_layers=3, encoder_attention_heads=4, decoder_attention_heads=4,
        encoder_ffn_dim=64, decoder_ffn_dim=64, max_source_positions=1500, max_target_positions=40, pad_token_id=0,
        bos_token_id=1, eos_token_id=2, decoder_start_token_id=3, suppress_tokens=[], begin_suppress_tokens=[],
    )  # fmt: skip
    theirs = transformers.WhisperForConditionalGeneration(config).eval()
    ours = Whisper(WhisperSize(32, 4, 2, 3, 120, 64, target_positions=40, alignment_heads=((1, 2), (2, 0))))
    ours.load_state_dict(
        {k.removeprefix("model."): v for k, v in theirs.state_dict().items() if k != "proj_out.weight"}
    )
    export(ours, tmp_path, quantise=False)
    encoder, decoder = (onnxruntime.InferenceSession(str(tmp_path / f"{n}.onnx")) for n in ("encoder", "decoder"))
    rng = np.random.default_rng(0)
    mel = rng.normal(0, 1, (1, 80, 3000)).astype(np.float32)
    keys, values = encoder.run(None, {"mel": mel})
    tokens = rng.integers(0, 120, (2, 7))
    with torch.no_grad():
        both = torch.from_numpy(mel).repeat(2, 1, 1)
        wanted = theirs(input_features=both, decoder_input_ids=torch.from_numpy(tokens)).logits.numpy()
    empty = np.zeros((3, 2, 4, 0, 8), np.float32)
    sound = {"cross_keys": keys, "cross_values": values}
    whole, *_ = decoder.run(None, {"tokens": tokens, "past_keys": empty, "past_values": empty, **sound})
    assert np.abs(whole - wanted).max() < 1e-3
    past = (empty, empty)
    for i in range(7):
        step, *past, looks = decoder.run(
            None, {"tokens": tokens[:, i : i + 1], "past_keys": past[0], "past_values": past[1], **sound}
        )
        assert np.abs(step[:, 0] - wanted[:, i]).max() < 1e-3 and looks.shape == (2, 2, 1, 1500)
    export(ours, tmp_path, quantise=True)
    small = onnxruntime.InferenceSession(str(tmp_path / "decoder.onnx"))
    near, *_ = small.run(None, {"tokens": tokens, "past_keys": empty, "past_values": empty, **sound})
    assert np.abs(near - wanted).max() < 0.1 * np.abs(wanted).max()


def test_speech_of_people_is_heard(model: WhisperModel) -> None:
    if not SPEECH.exists():
        pytest.skip("the recordings of people are not here")
    recogniser = WhisperRecogniser(model=model)
    wrong = total = 0
    for line in (SPEECH / "transcripts.tsv").read_text("utf-8").splitlines()[1:]:
        name, text = line.split("\t")
        heard = " ".join(texts(recogniser.transcribe(soundfile.read(SPEECH / name, dtype="float32")[0])))
        said = text.replace("mister", "mr").split()
        got = heard.replace("-", " ").split()
        wrong += len(said) - sum(a == b for a, b in zip(said, got, strict=False))
        total += len(said)
    assert total > 80 and wrong <= 4


def test_words_come_with_times_while_they_are_said(model: WhisperModel) -> None:
    recogniser = WhisperRecogniser(model=model)
    said = np.concatenate([silence(0.5), say("please open the window and then close the door", rate=140), silence(0.4)])
    recogniser.start()
    shown = []
    for at in range(0, len(said), 1600):
        recogniser.accept(said[at : at + 1600])
        shown.append(texts(recogniser.partial()))
    final = recogniser.finish()
    assert {"open", "window", "close", "door"} <= set(texts(final)), final
    assert sum(bool(s) for s in shown) > len(shown) / 2 and any(0 < len(s) < len(final) for s in shown)
    starts = [w.start for w in final]
    assert starts == sorted(starts) and 0.3 < starts[0] < 1.0 and final[-1].end <= len(said) / 16_000
    assert all(0 < w.confidence <= 1 and w.start <= w.end for w in final)


@pytest.mark.parametrize("kind", ["quiet", "noise", "tone", "digital silence"])
def test_nothing_is_heard_where_nobody_speaks(model: WhisperModel, kind: str) -> None:
    rng = np.random.default_rng(3)
    at = np.arange(64_000) / 16_000
    sound = {
        "quiet": silence(4.0),
        "noise": rng.normal(0, 0.05, 64_000),
        "tone": 0.2 * np.sin(2 * np.pi * 440 * at),
        "digital silence": np.zeros(64_000),
    }[kind]
    assert WhisperRecogniser(model=model).transcribe(sound.astype(np.float32)) == []
    assert WhisperRecogniser(model=model).transcribe(np.zeros(100, np.float32)) == []


def test_a_loop_of_the_decoder_is_not_believed(model: WhisperModel) -> None:
    sound = model.encode(say("nobody says this again and again"))
    heard = model.hear(sound)
    assert believable(heard)
    looped = type(heard)(heard.tokens[:2] * 10, [-0.1] * 20, heard.looks, heard.no_speech)
    assert not believable(looped)


def test_the_screen_helps_only_where_its_word_is_said(model: WhisperModel) -> None:
    """Made-up names that no network knows come right when the screen shows them; a screen of other words changes nothing."""
    recogniser = WhisperRecogniser(model=model)
    names = ("zorblatt", "quenlivar", "brindolex", "marvotek", "trelponia", "kastriven")
    better = 0
    for name in names:
        said = np.concatenate([silence(0.3), say(f"please open the {name} report now", rate=130), silence(0.3)])
        recogniser.set_words([])
        alone = texts(recogniser.transcribe(said))
        recogniser.set_words(["umbrella", "kangaroo", "invoice", "symphony", "telescope"])
        assert texts(recogniser.transcribe(said)) == alone
        recogniser.set_words(list(names))
        helped = recogniser.transcribe(said)
        others = [plain(w.text) for w in helped if w.from_screen and plain(w.text) != name]
        assert not others
        better += name not in alone and name in texts(helped)
    assert better >= 2


def test_what_sounds_like_a_word_that_is_surely_heard_is_left_alone(model: WhisperModel) -> None:
    recogniser = WhisperRecogniser(model=model)
    for said, screen in (
        ("please hold the line while we try to connect your call", ["caul", "hauled", "lyne", "wile", "connects"]),
        ("you can pay for the fair with your card at the main gate", ["fayre", "mane", "gait", "cards", "kan"]),
    ):
        samples = np.concatenate([silence(0.3), say(said, rate=140), silence(0.3)])
        recogniser.set_words([])
        alone = texts(recogniser.transcribe(samples))
        recogniser.set_words(screen)
        assert texts(recogniser.transcribe(samples)) == alone
        assert set(alone) & set(said.split())


def test_beside_several_screens_is_what_each_gives_alone(model: WhisperModel) -> None:
    recogniser = WhisperRecogniser(thorough=True, model=model)
    samples = say("the zenodor process takes about ten minutes")
    screens = [["zenodor", "garden"], [], ["marble"]]
    found = recogniser.transcribe_beside(samples, screens)
    for words, heard in zip([[], *screens], found, strict=True):
        recogniser.set_words(words)
        assert [w.text for w in recogniser.transcribe(samples)] == [w.text for w in heard]
    assert recogniser.transcribe_beside(silence(1.0), screens) == [[]] * 4


def test_alternatives_sound_alike_and_keep_what_is_around_them() -> None:
    heard = [HeardWord(w, i, i + 1, 0.9) for i, w in enumerate(["Quarter", "lee", "reports", "are", "late."])]
    found = list(alternatives(heard, ["quarterly", "zanzibar", "reports"]))
    assert {(a.first, a.last, a.text) for a in found} >= {(0, 2, "quarterly")} and not any(
        a.text in ("zanzibar", "reports") for a in found
    )
    new = replaced(heard, Alternative(0, 2, "quarterly", 1.0))
    assert [w.text for w in new] == ["Quarterly", "reports", "are", "late."] and new[0].from_screen
    assert (new[0].start, new[0].end) == (0, 2)
    assert replaced(heard, Alternative(4, 5, "latte", 0.8))[-1].text == "latte."
    assert not list(alternatives([HeardWord("ill-disposed.", 0, 1, 0.9)], ["disposed"]))
    assert unfinished(heard)[-1].text == "late" and unfinished([]) == []


def test_tokens_begin_in_order() -> None:
    weights = np.full((3, 9), -1.0, np.float32)
    for token, (first, last) in enumerate([(0, 3), (3, 5), (5, 9)]):
        weights[token, first:last] = 1
    assert monotone(weights) == [0, 3, 5]


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "whisper"
    shutil.copytree(models_folder() / "whisper", folder)
    content = bytearray((folder / "decoder.onnx").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "decoder.onnx").write_bytes(content)
    with pytest.raises(ModelError, match=r"decoder\.onnx"):
        WhisperModel(folder).load()
    (folder / "decoder.onnx").write_bytes(b"\x08no network")
    about = json.loads((folder / "manifest.json").read_text())
    write_manifest(folder, list(about.pop("files")), about)
    with pytest.raises(ModelError, match="can't be loaded"):
        WhisperModel(folder).load()


def test_names_of_the_embedded_recognisers() -> None:
    assert (
        make_recogniser("embedded").name == "whisper-tiny.en" and make_recogniser("pocketsphinx").name == "pocketsphinx"
    )
