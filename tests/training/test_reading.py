"""What the text side reads, and what it learns from that."""

import gzip

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")

from collections import Counter  # noqa: E402

from assistant.nets.request_config import RequestConfig  # noqa: E402
from assistant.nets.request_model import RequestModel  # noqa: E402
from assistant.nets.scene_config import TOKENIZER  # noqa: E402
from assistant.nets.tokenizer import TextTokenizer  # noqa: E402
from assistant.nets.weights import models_folder  # noqa: E402
from assistant.training.reading import descriptions, dictionary, manual, paragraphs, synonyms  # noqa: E402
from assistant.training.train_text import Meaning, Words, near, pairs_of, running, unlike_others  # noqa: E402


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


def test_words_and_what_they_mean(tmp_path) -> None:
    text = '\nSubmit \\Sub*mit"\\, v. t.\n   1. To yield to the power of another. [1913 Webster]\n'
    assert list(dictionary(text)) == [("Submit", "To yield to the power of another")]
    (tmp_path / "data.verb").write_text('  1 licence\n00001 29 v 02 send 0 mail 1 000 | cause to go; "he sent it"\n')
    assert ("mail", "send") in set(synonyms(tmp_path)) or ("send", "mail") in set(synonyms(tmp_path))
    assert ("send", "cause to go") in set(synonyms(tmp_path))


def test_words_that_stand_together_come_to_lie_together(tmp_path) -> None:
    torch.manual_seed(0)
    rows = ["open the printer and put paper in the tray"] * 60 + ["the singer and her band play a song"] * 60
    with gzip.open(tmp_path / "text.txt.gz", "wt") as file:
        file.writelines(f"{row}\n" for row in rows)
    with gzip.open(tmp_path / "pairs.txt.gz", "wt") as file:
        file.writelines(["synonym\tsinger\tband\n", "synonym\tzzyzx\tband\n"])
    words = Words(Counter(w for row in rows for w in row.split()), TextTokenizer(models_folder() / TOKENIZER))
    text, owner = running(tmp_path / "text.txt.gz", words)
    (pairs,) = pairs_of(tmp_path / "pairs.txt.gz", words)
    assert len(pairs) == 1, "a pair with a word that was never read teaches nothing"
    words.kept[:] = 1.0
    model = Meaning(words, RequestConfig())
    optimiser = torch.optim.Adam(model.parameters(), lr=0.02)
    batches = near(text, owner, words, np.random.default_rng(0))
    for _ in range(60):
        both = torch.from_numpy(next(batches)[:200].astype(np.int64))
        same = both[:, 1, None] == both[None, :, 1]
        optimiser.zero_grad()
        unlike_others(model.of(both[:, :1], model.pieces), model.of(both[:, 1:], model.beside), same).backward()
        optimiser.step()
    at = torch.tensor([[words.at[w]] for w in ("printer", "tray", "song")])
    printer, tray, song = torch.nn.functional.normalize(model.of(at, model.pieces), dim=-1).detach()
    assert printer @ tray > printer @ song + 0.2


def test_the_request_model_knows_what_is_near_and_keeps_knowing_it() -> None:
    model = RequestModel(RequestConfig(dim=40, heads=2)).eval()
    model.known.weight.data.zero_()
    model.known.weight.data[5, 0], model.known.weight.data[6, 0], model.known.weight.data[7, 1] = 1.0, 2.0, 1.0
    pieces = torch.tensor([[[6, 0], [7, 0], [7, 6]]])
    _, said = model.text_of(torch.tensor([[[5, 0]]]))
    _, whole = model.text_of(pieces)
    nearness = model.kin(said, pieces, whole)
    assert torch.allclose(nearness[0, 0], torch.tensor([1.0, 0.0, 1.0]), atol=1e-3)
    assert not model.known.weight.requires_grad
