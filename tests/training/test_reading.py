"""What the text side reads, and what it learns from that."""

import gzip
import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")

from safetensors.numpy import save_file  # noqa: E402

from assistant.errors import ModelError  # noqa: E402
from assistant.nets.tokenizer import TextTokenizer  # noqa: E402
from assistant.nets.weights import models_folder, write_manifest  # noqa: E402
from assistant.nets.word_vectors import MEANING, TOKENIZER, WORDS, SceneWords, written  # noqa: E402
from assistant.training.reading import descriptions, dictionary, manual, paragraphs, said, synonyms  # noqa: E402
from assistant.training.reading_packages import chosen  # noqa: E402
from assistant.training.train_text import Meaning, pairs_of, pieces_of, read, unlike_others  # noqa: E402


def test_pages_give_running_text_without_markup() -> None:
    page = (
        "<head><title>no</title></head><h1>Print a letter now</h1><p>Press <b>Print</b> &amp; wait for it.</p><p>OK</p>"
    )
    assert list(paragraphs(page)) == ["Print a letter now", "Press Print & wait for it."]
    roff = ".TH ls 1\n.SH NAME\nls \\- list directory contents\n.PP\n.B Note\nthat \\fIfiles\\fR beginning with a dot are hidden"
    assert list(manual(roff)) == ["ls list directory contents", "Note that files beginning with a dot are hidden"]


def test_measured_programs_are_left_out_of_the_descriptions() -> None:
    listing = "Package: ristretto\nDescription-en: image viewer\n Shows images.\n\nPackage: foo\nDescription-en: bar maker\n Makes bars.\n .\n And more.\n"
    assert list(descriptions(listing, {"ristretto"})) == [("bar maker", "Makes bars. And more.")]


def test_what_is_read_is_about_programs_people_use() -> None:
    rows = {"gnome-fake": ("gnome", 900_000), "libfake-doc": ("doc", 90_000), "fakebook-ja": ("doc", 90_000), "fakebook-de": ("doc", 90_000), "ristretto-doc": ("doc", 90_000), "huge": ("games", 90_000_000), "tiny": ("utils", 900)}  # fmt: skip
    listing = "\n\n".join(f"Package: {n}\nSection: {section}\nSize: {size}" for n, (section, size) in rows.items())
    assert sorted(chosen(listing, {"ristretto"})) == ["fakebook-de", "gnome-fake"]


def test_words_and_what_they_mean(tmp_path) -> None:
    text = '\nSubmit \\Sub*mit"\\, v. t.\n   1. To yield to the power of another. [1913 Webster]\n'
    assert list(dictionary(text)) == [("Submit", "To yield to the power of another")]
    (tmp_path / "data.verb").write_text('  1 licence\n00001 29 v 02 send 0 mail 1 000 | cause to go; "he sent it"\n')
    assert ("mail", "send") in set(synonyms(tmp_path)) or ("send", "mail") in set(synonyms(tmp_path))
    assert ("send", "cause to go") in set(synonyms(tmp_path))


def test_lexicons_pair_what_stands_there_with_how_it_is_asked_for() -> None:
    pairs = list(said(random.Random(0)))
    assert len(pairs) > 10_000
    assert all(a and b for a, b in pairs)


def test_words_that_stand_together_come_to_lie_together(tmp_path) -> None:
    pytest.importorskip("gensim", reason="gensim is not installed")
    rng = random.Random(0)
    topics = ["printer paper tray ink page toner", "singer band song guitar stage concert"]
    rows = [" ".join(rng.choices(topic.split(), k=8)) for topic in topics * 400]
    with gzip.open(tmp_path / "text.txt.gz", "wt") as file:
        file.writelines(f"{row}\n" for row in rows)
    words, occur, vectors = read(tmp_path / "text.txt.gz", tmp_path / "sentences.txt", rounds=150, threads=1)
    assert sorted(words) == sorted(" ".join(topics).split()) and sum(occur) == 8 * len(rows)
    printer, tray, song = (vectors - vectors.mean(0))[[words.index(w) for w in ("printer", "tray", "song")]]
    assert cosine(printer, tray) > cosine(printer, song) + 0.2


def test_texts_that_mean_the_same_are_drawn_together(tmp_path) -> None:
    with gzip.open(tmp_path / "pairs.txt.gz", "wt") as file:
        file.writelines(["said\tsave\tkeep it\n", "said\tprint\tput on paper\n", "said\tzzyzx\tkeep\n"] * 40)
    at = {word: i for i, word in enumerate("save keep it print put on paper other".split())}
    pairs = pairs_of(tmp_path / "pairs.txt.gz", at)
    assert len(pairs["said"]) == 80, "a pair with a word that was never read teaches nothing"
    rng = np.random.default_rng(0)
    before = rng.normal(0, 1, (len(at), MEANING)).astype(np.float32)
    before /= np.linalg.norm(before, axis=1, keepdims=True)
    model = Meaning(before)
    optimiser = torch.optim.SparseAdam(list(model.parameters()), lr=4e-3)
    texts = torch.from_numpy(pairs["said"][[0, 1]].astype(np.int64))
    for _ in range(30):
        optimiser.zero_grad()
        unlike_others(model.text(texts[:, 0]), model.text(texts[:, 1])).backward()
        optimiser.step()
    assert model.moved(texts) > 0
    after = model.words.weight.detach().numpy()
    assert after[at["save"]] @ after[at["keep"]] > before[at["save"]] @ before[at["keep"]] + 0.05
    assert np.allclose(after[at["other"]], before[at["other"]], atol=1e-5)


def test_a_word_that_was_not_read_is_put_together_from_its_pieces(tmp_path) -> None:
    known = SceneWords(models_folder())
    words = ["print", "printing", "delete", "deleting", "song", "songs"]
    vectors = known.vectors(words)
    save_file(
        written(words, vectors, pieces_of(words, vectors, TextTokenizer(models_folder() / TOKENIZER))), tmp_path / WORDS
    )
    (tmp_path / TOKENIZER).write_bytes((models_folder() / TOKENIZER).read_bytes())
    write_manifest(tmp_path, [WORDS], {})
    again = SceneWords(tmp_path)
    assert np.allclose(again.vectors(words), vectors, atol=0.03)
    assert np.linalg.norm(known.vectors(["screenshotting"])) == pytest.approx(1, abs=1e-3)
    assert again.meaning([[]]).tolist() == [[0] * MEANING]


def test_a_damaged_table_is_one_sentence(tmp_path) -> None:
    (tmp_path / TOKENIZER).write_bytes((models_folder() / TOKENIZER).read_bytes())
    (tmp_path / WORDS).write_bytes(b"no table")
    write_manifest(tmp_path, [WORDS], {})
    with pytest.raises(ModelError, match="install Percept again"):
        SceneWords(tmp_path).vectors(["save"])
    (tmp_path / WORDS).write_bytes((models_folder() / WORDS).read_bytes())
    with pytest.raises(ModelError, match="damaged or was changed"):
        SceneWords(tmp_path).vectors(["save"])


def cosine(a, b) -> float:
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))
