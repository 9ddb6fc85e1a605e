"""Sentences of Percept taken apart into claims, by code that shares nothing with the describer."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

# What libatspi calls the things that each of our words fits.
ROLES = {
    "window": {"frame", "window", "dialog"}, "dialog": {"dialog", "alert", "file chooser", "color chooser", "font chooser"},
    "menu item": {"menu", "menu item", "check menu item", "radio menu item", "tearoff menu item"},
    "tab": {"page tab"}, "button": {"push button", "button", "toggle button", "push button menu"},
    "toggle button": {"toggle button", "switch", "push button menu"}, "check box": {"check box", "switch"}, "radio button": {"radio button"},
    "text field": {"text", "entry", "password text", "terminal", "spin button", "editbar", "document text", "paragraph"},
    "combo box": {"combo box"}, "spin button": {"spin button"}, "slider": {"slider"}, "scroll bar": {"scroll bar"},
    "list item": {"list item", "table cell", "tree item", "icon", "table row"},
    "table cell": {"table cell", "list item", "tree item", "table column header", "table row header", "column header"},
    "tree item": {"tree item", "table cell", "list item"}, "link": {"link"}, "heading": {"heading"},
    "image": {"image", "icon", "canvas", "drawing area"}, "icon": {"icon", "image", "push button", "toggle button", "table cell"}, "progress bar": {"progress bar", "level bar"},
    "toolbar": {"tool bar"}, "menu bar": {"menu bar"}, "separator": {"separator"},
    "text": {"label", "static", "text", "heading", "paragraph", "status bar", "section", "caption"},
}  # fmt: skip


# What is counted as one and no other; the rest are counted as above.
COUNTED = {"button": {"push button", "button"}, "toggle button": {"toggle button", "switch"}, "table cell": {"table cell"},
           "list item": {"list item"}, "tree item": {"tree item", "table cell"}, "text field": {"text", "entry", "password text", "terminal"},
           "text": {"label", "static", "heading"}}  # fmt: skip


PLURALS = {f"{word}s": word for word in [*ROLES, "icon"]} | {"combo boxes": "combo box", "check boxes": "check box"}


WORD = "|".join(sorted([*ROLES, "icon", *PLURALS], key=len, reverse=True))


QUOTE = re.compile(
    r"“([^”]*)”( icon)?((?:, (?:checked|not checked|selected|unavailable|pressed|expanded|collapsed|partly checked|read only|required|invalid entry|busy|password))*)"
)


STATES = {"checked": ("checked", True), "not checked": ("checked", False), "selected": ("selected", True), "pressed": ("pressed", True),
          "expanded": ("expanded", True), "collapsed": ("expanded", False), "unavailable": ("sensitive", False)}  # fmt: skip


KIND_WORDS = {
    words: kind for kind, words in tomllib.loads(Path("resources/words/en.toml").read_text("utf-8"))["kinds"].items()
}
ANY_KIND = "|".join(sorted({f"(?:{w[0].upper()}|{w[0]}){re.escape(w[1:])}" for w in KIND_WORDS}, key=len, reverse=True))
WHOLE = rf"(?:(?P<program>[^:“]+?)(?:, | \((?P<own>.*)\)))?(?P<kind>{ANY_KIND})?(?:: window “(?P<title>[^”]*)”)?\."


@dataclass(frozen=True, slots=True)
class Claim:
    """`kind`: window, screen (of which kind it is), program, own words (what the program says it is), role, look, state, count, label or text."""

    kind: str
    role: str = ""
    name: str = ""
    state: str = ""
    number: int = 0
    value: str = ""


def claims_of(sentence: str) -> list[Claim]:
    """All that `sentence` claims."""
    found: list[Claim] = []
    if match := re.fullmatch(WHOLE, sentence):
        program, kind, title = match["program"] or "", match["kind"] or "", match["title"] or ""
        found += [Claim("program", name=program)] if program else []
        found += [Claim("own words", value=match["own"])] if match["own"] else []
        found += [Claim("screen", value=kind[:1].lower() + kind[1:])] if kind else []
        return found + ([Claim("window", name=title)] if title else [])
    if match := re.match(r"(?:Window|In front is the dialog) “([^”]*)”", sentence):
        found.append(Claim("window", name=match[1]))
    elif match := re.match(r"(?:Behind it|Also open): (.*)\.$", sentence):
        found += [Claim("window", name=q[0]) for q in QUOTE.findall(match[1])]
    elif sentence == "A dialog is in front.":
        found.append(Claim("role", "dialog"))
    if match := re.search(r", with (\d.*)\.$|^A screen with (\d.*)\.$", sentence):
        for number, word in re.findall(rf"(\d+) ({WORD})", match[1] or match[2]):
            found.append(Claim("count", PLURALS.get(word, word), number=int(number), value="in all"))
        return found
    if match := re.match(r"(?:Menus|A menu is open): (.*)\.$", sentence):
        return found + _named("menu item", match[1])
    if match := re.match(r"Its buttons: (.*)\.$", sentence):
        return found + _named("button", match[1])
    if match := re.match(r"Tabs(?:, [^:]*)?: (.*)\.$", sentence):
        return found + _named("tab", match[1])
    if re.match(
        r"(?:It says|Text(?::| (?:at|on|in) )|A message|The largest text|The text begins|A text of|Text in it|A page|An image|“)",
        sentence,
    ):
        return found + [Claim("text", value=q[0]) for q in QUOTE.findall(sentence)]
    if match := re.match(r"(?:The focus is on|In it:) (.*)\.$", sentence):
        focus = sentence.startswith("The focus")
        for part in re.findall(
            rf"the (?:{WORD})(?: “[^”]*”(?: icon)?)?[^“]*?(?:, containing “[^”]*”)?(?=, the | and the |$)", match[1]
        ):
            found += _one(part.removeprefix("the "), "focused" if focus else "")
        return found
    if match := re.match(rf"(\d+) ({WORD})(?:, [^:“]*?)?(?:: (.*)| without a name.*)?\.$", sentence):
        role = PLURALS.get(match[2], match[2])
        return [Claim("count", role, number=int(match[1])), *_named(role, match[3] or "")]
    if match := re.match(rf"({WORD})(?:, [^:“]*)?: (.*)\.$", sentence, re.IGNORECASE):
        role = match[1].lower()
        return found + _named(PLURALS.get(role, role), match[2])
    if re.match(rf"({WORD}) “", sentence, re.IGNORECASE) or re.match(
        rf"({WORD}), (?:containing|without)", sentence, re.IGNORECASE
    ):
        return found + _one(sentence[:1].lower() + sentence[1:].rstrip("."), "")
    return found


def _named(role: str, names: str) -> list[Claim]:
    out = []
    for name, look, states in QUOTE.findall(names):
        out.append(Claim("look" if look or role == "icon" else "role", role, name))
        if look and role != "icon":
            out.append(Claim("role", role))
        out += [Claim("state", role, "" if look else name, word) for word in states.split(", ") if word in STATES]
    return out


def _one(words: str, state: str) -> list[Claim]:
    match = re.match(rf"({WORD})(?: “([^”]*)”( icon)?)?(.*)$", words)
    if match is None:
        return []
    role, name, look, rest = match[1], match[2] or "", match[3], match[4]
    found = [Claim("look" if look else "role", role, name)] if role != "icon" or name else []
    value = re.search(r", containing “([^”]*)”", rest)
    if value:
        found.append(Claim("label" if name and role != "table cell" else "text", role, name, value=value[1]))
    for word in re.split(r", ", rest.split(", containing")[0]):
        if word in STATES:
            found.append(Claim("state", role, name, word))
    if state:
        found.append(Claim("state", role, name, state))
    return found
