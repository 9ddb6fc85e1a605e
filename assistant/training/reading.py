"""What the text side reads before it is trained on screens: `python -m assistant.training.reading --unpacked DIR --to DIR`.

Help pages, manuals, package descriptions and translations that Debian ships, as `text.txt.gz`, a paragraph a line, and two texts
that say the same or are about the same as `pairs.txt.gz`: synonyms of WordNet (Miller 1995), words and what a dictionary says of
them, strings of programs and their translations, what stands on screens and how people ask for it. None of it is shipped, only what is learned from it. Programs that are measured
are left out by `--without`. Knows nothing about models.
"""

from __future__ import annotations

import argparse
import gettext
import gzip
import html
import random
import re
import subprocess
from collections.abc import Iterator
from multiprocessing import Pool
from pathlib import Path

from assistant.training.planting import tellings
from assistant.training.question_words import drawn, meanings
from assistant.words.plain import plain

LANGUAGES = ("en", "en-US", "de", "fr", "es", "C")
TRANSLATED = re.compile(r"/(?:[a-z-]+-)?(?:de|fr|es)(?:_(?:DE|FR|ES))?(?:/|\.mo$)")
LEAST, MOST = 4, 4000  # words and characters of a paragraph
LONGEST_PAIR = 120  # characters of either text
FROM_ONE = 6_000  # paragraphs of one package and language, so that no manual outweighs all others
MARKUP = re.compile(r"<(style|script|head)\b.*?</\1>|<!--.*?-->", re.S)
BREAKS = re.compile(r"</?(p|div|li|td|th|h\d|title|item|para|tr|dd|dt|section|note|page|body|steps|desc)\b[^>]*>", re.I)
TAGS, GAPS = re.compile(r"<[^>]+>"), re.compile(r"%[-\d.$ ']*[a-zA-Z%]|\{[^}]*\}|%\([^)]*\)[a-z]")
ROFF = re.compile(r"\\f.|\\[-&|^/e]|\\\(..|\\s[-+]?\d")


def paragraphs(markup: str) -> Iterator[str]:
    """The running text of a page in HTML, Mallard or DocBook."""
    for part in BREAKS.split(MARKUP.sub(" ", markup)):
        text = " ".join(html.unescape(TAGS.sub(" ", part)).split())
        if len(text.split()) >= LEAST:
            yield text[:MOST]


def manual(roff: str) -> Iterator[str]:
    """The running text of a manual page."""
    for part in re.split(r"\n\.(?:PP|TP|SH|IP|LP|SS).*", roff):
        lines = [re.sub(r"^\.(?:B|I|BR|IR|RB|RI) ", "", line) for line in part.split("\n")]
        text = " ".join(" ".join(ROFF.sub("", line) for line in lines if not line.startswith((".", "'"))).split())
        if len(text.split()) >= LEAST:
            yield text[:MOST]


def of_language(path: Path) -> bool:
    """Whether a page is in a language that is understood, by the folder it lies in."""
    folders = re.search(r"/(?:help|HTML|man)/([a-z]{2}(?:[-_][A-Za-z]+)?|C)/", str(path))
    return folders is None or folders[1] in LANGUAGES


def pages(folder: Path) -> Iterator[str]:
    """Paragraphs of the pages and manuals of one unpacked package."""
    found: list[str] = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or not of_language(path):
            continue
        try:
            if path.suffix in (".html", ".page", ".docbook", ".xhtml"):
                found += paragraphs(path.read_text("utf-8", "replace"))
            elif path.suffix == ".gz" and "/man/" in str(path):
                found += manual(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"))
        except (OSError, EOFError, gzip.BadGzipFile):  # a page that can't be read is one page less
            continue
    yield from random.Random(folder.name).sample(found, min(len(found), FROM_ONE))


def package(folder: Path) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The paragraphs of one unpacked package, and its pairs with their kind."""
    texts, pairs = list(pages(folder)), []
    for path in sorted(folder.rglob("*.mo")):
        if TRANSLATED.search(str(path)):
            pairs += [("translation", a, b) for a, b in translations(path)]
    texts += [t for _, *both in pairs for t in both if len(t.split()) >= LEAST]
    for path in folder.rglob("*.dict.dz"):
        for a, b in dictionary(gzip.decompress(path.read_bytes()).decode("utf-8", "replace")):
            pairs.append(("meaning", a, b))
            texts.append(f"{a}: {b}")
    return texts, pairs


def said(rng: random.Random) -> Iterator[tuple[str, str]]:
    """What stands on controls and on screens, and how people ask for it: the lexicons that questions are made from."""
    for meaning in meanings():
        yield from ((name, drawn(asked, rng)) for name in sorted(meaning.names) for asked in meaning.asked)
    for telling in tellings():
        yield from ((rng.choice(telling.says), drawn(asked, rng)) for asked in telling.asks)


def descriptions(listing: str, without: set[str]) -> Iterator[tuple[str, str]]:
    """The short and the long description of each package in one of apt's lists."""
    for entry in listing.split("\n\n"):
        name = re.search(r"^Package: (\S+)", entry, re.M)
        told = re.search(r"^Description-en: (.*)\n((?: .*\n?)*)", entry, re.M)
        if name and told and not any(name[1] == w or name[1].startswith(f"{w}-") for w in without):
            yield told[1], " ".join(line.strip() for line in told[2].split("\n") if line.strip() not in ("", "."))


def translations(path: Path) -> Iterator[tuple[str, str]]:
    """The English strings of a catalogue and what they are in another language."""
    try:
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    except (OSError, ValueError, IndexError, LookupError):  # some catalogues are not well formed
        return
    for key, value in catalogue.items():
        source = key[0] if isinstance(key, tuple) else key
        if isinstance(source, str) and isinstance(value, str) and source and "<" not in source:
            both = [GAPS.sub("", t.split("\x04")[-1]).replace("_", "").replace("&", "") for t in (source, value)]
            yield both[0], both[1]


def dictionary(text: str) -> Iterator[tuple[str, str]]:
    """Words and what they mean, of a dictionary in the format of dictd."""
    for entry in re.split(r"\n(?=[A-Z][\w' -]* \\)", text):
        word = re.match(r"([A-Z][\w' -]*) \\", entry)
        for sense in re.findall(r"\n   (?:\d+\. )?([A-Z][^\[\\]{12,240}?)[;.] *(?:\[|--|\n)", entry)[:3]:
            if word:
                yield word[1], " ".join(sense.split())


def synonyms(folder: Path) -> Iterator[tuple[str, str]]:
    """Words of one meaning, and each word with the first sentence that explains it, of WordNet's data files."""
    for kind in ("noun", "verb", "adj", "adv"):
        path = folder / f"data.{kind}"
        for line in path.read_text("latin-1").splitlines() if path.exists() else ():
            if line.startswith("  "):
                continue
            fields, _, gloss = line.partition("|")
            row = fields.split()
            words = [re.sub(r"\(.*\)", "", w).replace("_", " ") for w in row[4 : 4 + 2 * int(row[3], 16) : 2]]
            yield from ((a, b) for a in words for b in words if a < b)
            yield from ((word, gloss.split(";")[0].strip()) for word in words[:2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unpacked", type=Path, required=True, help="a folder of unpacked packages, a folder each")
    parser.add_argument("--to", type=Path, default=Path("build/data/reading"))
    parser.add_argument("--wordnet", type=Path, default=Path("/usr/share/wordnet"))
    parser.add_argument("--without", default="", help="names of programs that are measured, with commas between")
    args = parser.parse_args()
    without = {name for name in args.without.split(",") if name}
    args.to.mkdir(parents=True, exist_ok=True)
    texts: set[str] = set()
    pairs: set[tuple[str, str, str]] = set()

    def pair(kind: str, a: str, b: str) -> None:
        a, b = plain(a), plain(b)
        if a and b and a != b and len(a) <= LONGEST_PAIR and len(b) <= LONGEST_PAIR:
            pairs.add((kind, a, b))

    folders = sorted(p for p in args.unpacked.iterdir() if p.is_dir())
    with Pool() as workers:
        for done, (own, alike) in enumerate(workers.imap_unordered(package, folders, 8)):
            texts.update(own)
            for kind, a, b in alike:
                pair(kind, a, b)
            if done % 200 == 0:
                print(done, "of", len(folders), len(texts), len(pairs), flush=True)
    for path in Path("/var/lib/apt/lists").glob("*_Translation-en*"):
        listing = subprocess.run(["/usr/lib/apt/apt-helper", "cat-file", path], capture_output=True, check=True).stdout
        for short, long in descriptions(listing.decode("utf-8", "replace"), without):
            pair("meaning", short, re.split(r"(?<=\w)\. ", long)[0])
            texts.add(f"{short}. {long}"[:MOST])
    for a, b in synonyms(args.wordnet):
        pair("synonym" if len(b) < 30 else "meaning", a, b)
    for a, b in said(random.Random(0)):
        pair("said", GAPS.sub("", a), b)
    _written(args.to / "text.txt.gz", sorted(texts))
    _written(args.to / "pairs.txt.gz", ["\t".join(p) for p in sorted(pairs)])
    print(len(texts), "paragraphs,", len(pairs), "pairs")


def _written(path: Path, lines: list[str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as file:
        file.writelines(line.replace("\n", " ") + "\n" for line in lines)


if __name__ == "__main__":
    main()
