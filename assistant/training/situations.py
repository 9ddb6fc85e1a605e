"""What a generated screen is about: a kind, and everything its parts say. Drawn by a seed from `situations.toml`.

Knows nothing about how a screen is drawn.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache

from assistant.paths import resource
from assistant.training import words

CITIES = "Oslo Seville Vienna Lyon Porto Ghent Leeds Turin Krakow Tallinn Bergen Graz Malmo Cork Nantes Basel Bremen York Utrecht Riga".split()
STREETS = "Mill Lane|Station Road|High Street|Church Street|Park Avenue|Rosenweg 4|Rue de la Gare 12|Calle Mayor 8|Harbour View|Elm Close".split(
    "|"
)
PRODUCTS = "Kettle|Desk lamp|Wool socks|Rye bread|Oat milk 1 l|Garden chair|USB cable|Notebook A5|Running shoes|Olive oil|Coffee beans|Bicycle bell|Rain jacket|Toothpaste|Apples 1 kg|Headphones|Water bottle|Cheddar|Paint brush|Board game".split(
    "|"
)
SUBJECTS = "Minutes of the meeting|Lunch on Friday?|Your invoice for {month}|Holiday plans|Re: Draft contract|Trip to {city}|Parking permit|Happy birthday!|Server maintenance on {date}|Re: Photos from {city}|Your order {n}|Weekly report|Lease renewal|Question about the {noun}|Fwd: Tickets|Appointment on {date}|Notice of rent increase|Application for a {noun}|New {noun} policy|Choir rehearsal".split(
    "|"
)
HEADINGS = "Storm closes the coast road|How bees find their way|A short history of {noun}s|Council votes on new {noun}|{city} plans a second bridge|Getting started|What is new in {month}|Working with {noun}s|Ten ways to use a {noun}|Why {city} is warming|The lost {noun} of {city}|Using the {noun}|Introduction|Night trains return to {city}|Population of {city}|{word} basics|Rainfall in {city}|The art of {word}".split(
    "|"
)
CHATS = "on my way|see you at {time}|did you get the {noun}?|thanks!|that works for me|who is coming on {date}?|I'll send the {noun} later|lol|good morning|ok|can you call me?|the train is late again|nice picture|{sentence}|happy birthday {first}!|where are you?".split(
    "|"
)
TASKS = "Call {first}|Buy {product}|Pay the rent|Book a room in {city}|Write the {noun} report|Fix the {noun}|Water the plants|Renew the {noun}|Prepare the meeting|Answer {person}|Clean the kitchen|Order {product}".split(
    "|"
)
MEETINGS = "Team meeting|Lunch with {first}|Dentist|{city} trip|Standup|Choir|Review of the {noun}|{first}'s birthday|Weekly sync|Yoga|Board meeting".split(
    "|"
)
SONGS = "Blue Harbour|Morning Train|Paper Moon Waltz|Slow River|Northern Lights|The {noun} Song|Winter in {city}|Two Lanterns|Ode to a {noun}|Third Symphony|Letters Home|Dust and Rain".split(
    "|"
)
GAMES = "Mines|Klondike|Sudoku|Chess|Falling Blocks|Snake|Four in a Row|Reversi|Mahjong|Patience|Pinball|Robots|Spider|Tower Defence|Tic-Tac-Toe|Maze|Bubble Burst|Hearts|Backgammon|Space Raiders".split(
    "|"
)
FILETYPES = "Folder|Plain text document|PNG image|PDF document|Audio|Archive|Spreadsheet|Video|Program|Link|HTML document".split(
    "|"
)
PROCESSES = "systemd bash Xorg firefox dbus-daemon pulseaudio cron sshd python3 kworker/0:1 gvfsd cups networkd udevd rsyslogd polkitd upowerd".split()
LOGS = "Started Session {n} of user {first}.|Connection closed by {host}|usb 1-1: new high-speed device number {small}|Reached target Basic System.|Failed to start {process}.service|Listening on port {n}|segfault at {n} ip {n}|New session {n}|DHCPACK from 192.168.1.{small}".split(
    "|"
)
COMMITS = "Fix crash on empty {noun}|Add tests for {word}|Update README|Refactor {noun} handling|Merge branch 'develop'|Bump version to {small}.{small}|Remove unused {noun}|Initial commit|Translate {noun} strings|Speed up {word}".split(
    "|"
)
CODE = 'def {noun}({word}):|    return {noun} + {small}|import {noun}|for i in range({small}):|    if {noun} is None:|        raise ValueError(\'{noun}\')|int main(void) {{|    printf("{noun}\\n");|    {noun} = {word}({small});|class {noun}:|}}|// {sentence}|# {sentence}|#include <{noun}.h>|const {noun} = {small};|    self.{noun} = {word}|<div class="{noun}">|    while ({noun} > {small}) {{|<?php echo ${noun}; ?>|    try:|    except OSError:|let {noun} = [];|    pass'.split(
    "|"
)
CONF = "# {sentence}|{word}={small}|{word}={path}|[{word}]|{noun}:x:{n}:{n}:{first}:/home:/bin/sh|UUID={hex} /{folder} ext4 defaults 0 {small}|127.0.0.1 {host}|export {word}={path}|{word} {word} {small}".split(
    "|"
)
SHELL = "{first}@{host}:~$ ls\n{file}  {folder}  {file}|{first}@{host}:~$ cd {folder}|$ make\ngcc -o {noun} {noun}.c\n{noun}.c:{small}: error: expected ';'|{first}@{host}:~$ git status\nOn branch main\nnothing to commit, working tree clean|# apt install {process}\nReading package lists... Done\nBuilding dependency tree... Done|{first}@{host}:~/{folder}$ python3 {noun}.py\nTraceback (most recent call last):\n  File \"{noun}.py\", line {small}, in <module>\nValueError: {noun}|total {n}\ndrwxr-xr-x {small} {first} users {n} {folder}\n-rw-r--r-- 1 {first} users {n} {file}|$ ping {host}\n64 bytes from {host}: icmp_seq={small} ttl=64 time={small} ms|{first}@{host}:~$ ".split(
    "|"
)
FONTS = "DejaVu Sans|Liberation Serif|Noto Sans|Cantarell|Lato|Roboto|Open Sans|Courier|Comic Neue|Ubuntu Mono".split(
    "|"
)
MONTHS = "January February March April May June July August September October November December".split()
SYLLABLES = (
    "ka mo ti ra len do vi sta pen gro mi lu zar ne fo be qui xo pha dri wen ol ar ix ume ora tes plo cal ny".split()
)


@cache
def kinds() -> tuple[str, ...]:
    """Every kind of screen, in the order of the model's classes."""
    return tuple(name for name in table() if name != "app")


@cache
def table() -> dict[str, dict[str, object]]:
    return tomllib.loads(resource("generators/situations.toml").read_text("utf-8"))


class Filler:
    """Fills the {names} of a template from one seeded generator; some, such as the program, stay the same all through."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.program, self.summary = self._invented()

    def _invented(self) -> tuple[str, str]:
        rng = self.rng
        name = "".join(rng.choices(SYLLABLES, k=rng.randint(2, 3))).capitalize()
        if rng.random() < 0.3:
            name += " " + rng.choice(words.NOUNS).capitalize()
        return name, f"{rng.choice(words.VERBS)} your {rng.choice(words.NOUNS)}s"

    def fill(self, template: str) -> str:
        for _ in range(4):  # what is filled in may itself have names to fill
            if "{" not in template:
                break
            template = re.sub(r"\{(\w+)\}", lambda m: self.one(m[1]), template)
        return template.replace("{{", "{").replace("}}", "}")

    def one(self, name: str) -> str:
        # long: a table, of which each line is one name.
        r = self.rng
        pick = r.choice
        number = lambda low, high: str(r.randint(low, high))  # noqa: E731
        makers = {
            "program": lambda: self.program, "summary": lambda: self.summary,
            "first": lambda: pick(words.NAMES[:26]), "person": lambda: f"{pick(words.NAMES[:26])} {pick(words.NAMES[26:])}",
            "people": lambda: f"{pick(words.NAMES[:26])}, {pick(words.NAMES[:26])}", "date": self._date,
            "time": lambda: f"{r.randint(0, 23):02}:{r.randint(0, 59):02}", "clock": lambda: f"{r.randint(0, 9)}:{r.randint(0, 59):02}",
            "n": lambda: number(10, 9999), "small": lambda: number(1, 40), "year": lambda: number(1965, 2031), "percent": lambda: f"{r.randint(0, 100)}%",
            "hex": lambda: f"{r.getrandbits(28):07x}", "letter": lambda: pick("abcdefghijklmnop"), "size": lambda: f"{r.randint(1, 900)}{pick(['.4', '.1', ''])} {pick(['kB', 'MB', 'GB', 'KiB', 'MiB', 'bytes'])}",
            "file": lambda: f"{pick(words.NOUNS)}{pick(['', '-' + number(1, 99), '_final', ' ' + number(1990, 2030)])}.{pick('txt pdf png odt csv zip py html mp3 docx xlsx ods jpg md svg'.split())}",
            "folder": lambda: pick("Documents Downloads Pictures Music Videos Projects work src usr home Desktop backup Letters Taxes photos lib share etc".split()),
            "path": lambda: f"/{pick(['home', 'usr', 'etc', 'media', 'opt'])}/{pick(words.NOUNS)}", "filetype": lambda: pick(FILETYPES),
            "code": lambda: f"{pick(words.NOUNS)}.{pick('py c cpp js html css rs go java sh php rb h tex'.split())}", "image": lambda: f"{pick(['IMG_', 'DSC0', 'photo-', '', 'screenshot '])}{number(1, 9999)}.{pick(['jpg', 'png', 'gif', 'svg', 'webp'])}",
            "pdf": lambda: f"{pick(words.NOUNS)}.{pick(['pdf', 'pdf', 'djvu', 'ps', 'epub'])}", "archive": lambda: f"{pick(words.NOUNS)}{pick(['', '-1.2', '_backup'])}.{pick(['zip', 'tar.gz', '7z', 'rar', 'tar.xz', 'iso'])}",
            "video": lambda: f"{pick(words.NOUNS)}.{pick(['mp4', 'mkv', 'avi', 'webm'])}", "db": lambda: f"{pick(words.NOUNS)}.{pick(['db', 'sqlite', 'kdbx'])}",
            "phrase": lambda: words.phrase(r), "noun": lambda: pick(words.NOUNS), "word": lambda: pick(words.NOUNS).capitalize() if r.random() < 0.7 else pick(words.VERBS),
            "sentence": lambda: words.sentence(r), "text": lambda: " ".join(words.sentence(r) for _ in range(r.randint(2, 6))),
            "money": lambda: pick(["€{}", "{} €", "£{}", "${}", "{} EUR", "{}"]).format(f"{r.randint(0, 400)}{pick(['.', ','])}{r.randint(0, 99):02}"),
            "url": lambda: f"{pick(['https://', '', 'www.'])}{pick(words.NOUNS)}.example/{pick(words.NOUNS)}", "mail": lambda: f"{pick(words.NAMES).lower()}@{pick(words.NOUNS)}.example",
            "host": lambda: pick(["debian", "laptop", "server1", "irc.example", "mail.example", "localhost", pick(words.NOUNS) + ".example"]), "city": lambda: pick(CITIES), "street": lambda: f"{number(1, 99)} {pick(STREETS)}",
            "product": lambda: pick(PRODUCTS), "subject": lambda: pick(SUBJECTS), "heading": lambda: pick(HEADINGS), "chat": lambda: pick(CHATS), "task": lambda: pick(TASKS),
            "meeting": lambda: pick(MEETINGS), "song": lambda: pick(SONGS), "game": lambda: pick(GAMES), "process": lambda: pick(PROCESSES), "log": lambda: pick(LOGS), "commit": lambda: pick(COMMITS),
            "genre": lambda: pick("Jazz Rock Folk Classical Pop Ambient Soul".split()), "month": lambda: pick(MONTHS), "font": lambda: pick(FONTS), "code_line": lambda: pick(CODE), "conf": lambda: "\n".join(pick(CONF) for _ in range(r.randint(2, 9))),
            "program_text": lambda: "\n".join(pick(CODE) for _ in range(r.randint(8, 30))), "shell": lambda: pick(SHELL), "hexdump": lambda: "\n".join(f"{i * 16:08x}  " + " ".join(f"{r.randint(0, 255):02x}" for _ in range(16)) for i in range(r.randint(3, 8))),
            "title": lambda: self.program,
        }  # fmt: skip
        return makers[name]() if name in makers else name

    def _date(self) -> str:
        r = self.rng
        day, month, year = r.randint(1, 28), r.randint(1, 12), r.randint(2001, 2030)
        return r.choice([f"{day} {MONTHS[month - 1]} {year}", f"{year}-{month:02}-{day:02}", f"{day:02}/{month:02}/{year}", f"{day} {MONTHS[month - 1][:3]}", "Yesterday", "Today"])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Voice:
    """How one real program speaks: its name, what it is for, and strings of its windows."""

    name: str
    summary: str
    strings: tuple[str, ...]

    def short(self, rng: random.Random) -> str:
        """A string short enough for a button."""
        found = [rng.choice(self.strings) for _ in range(8)]
        return min((t for t in found if len(t) <= SHORT), key=lambda t: rng.random(), default=found[0][:SHORT])


SHORT = 24  # letters on a button, as most are
# Lists whose words are those of the program, and the share of them that a real program's strings stand in for.
SPOKEN, REAL_SHARE = frozenset({"toolbar", "side", "tabs", "checks", "columns", "menus", "status"}), 0.6


class Situation:
    """One drawn screen: its kind, its words, and what fills each of its lists. With a `voice` much of it speaks as that real
    program does."""

    def __init__(self, kind: str, rng: random.Random, voice: Voice | None = None) -> None:
        self.kind, self.rng, self.voice = kind, rng, voice
        self.about = table()[kind]
        self.filler = Filler(rng)
        if voice is not None:
            self.filler.program, self.filler.summary = voice.name, voice.summary
        self.title = self.draw("titles")
        self.subject = self.draw("subject")

    def fill_parts(self) -> str:
        """The blocks of the screen from top to bottom, some of them left out now and then."""
        blocks = self.rng.choice(self.items("parts")).split()
        kept = [b for b in blocks if b not in ("status", "menus", "toolbar") or self.rng.random() < 0.85]
        return " ".join(kept or blocks)

    @property
    def is_dialog(self) -> bool:
        return bool(self.about.get("dialog"))

    def has(self, what: str) -> bool:
        return bool(self.about.get(what) or (what == "menus" and table()["app"].get(what)))

    def items(self, what: str) -> list[str]:
        """The templates of a list, not yet filled."""
        found = self.about.get(what) or (table()["app"].get(what) if what == "menus" else "")
        return str(found or "").split("|")

    def draw(self, what: str) -> str:
        """One item of a list, filled; "" where there is no such list."""
        return self.filler.fill(self.rng.choice(self.items(what)))

    def several(self, what: str, least: int, most: int) -> list[str]:
        """So many different items of a list, filled, in the order of the list as often as not."""
        items = self.items(what)
        count = min(self.rng.randint(least, most), len(items))
        chosen = sorted(self.rng.sample(range(len(items)), count)) if items != [""] else []
        filled = [self.filler.fill(items[i]) for i in chosen]
        if self.voice is not None and what in SPOKEN:
            filled = [self.voice.short(self.rng) if self.rng.random() < REAL_SHARE else t for t in filled]
        if self.rng.random() < 0.3:
            self.rng.shuffle(filled)
        return filled
