"""Every word that Percept says about a screen: role names, positions, counts, quotes, sentences.

One place for the wording, so that it can be translated and read as a whole. Knows nothing about
which sentence is chosen when.
"""

# long file: a list of sentences; the functions that fill them are short.
from __future__ import annotations

from collections.abc import Sequence

from assistant.printable import printable
from assistant.scene import Box, Element, Role
from assistant.words.vocabulary import vocabulary
from assistant.words.wording import Phrase, catalogue, spoken_language, tr

QUOTE_LENGTH = 160  # characters of one quoted text, unless all is asked for

# Role → (one, several), in English.
ROLE_WORDS = dict(vocabulary("en").said)

# States worth saying, in the order in which they are said.
STATE_WORDS = (
    ("checked", "checked"), ("unchecked", "not checked"), ("mixed", "partly checked"),
    ("pressed", "pressed"), ("selected", "selected"), ("expanded", "expanded"), ("collapsed", "collapsed"),
    ("disabled", "unavailable"), ("read_only", "read only"), ("required", "required"),
    ("invalid", "invalid entry"), ("busy", "busy"), ("password", "password"),
)  # fmt: skip

COLUMNS, ROWS = ("left", "", "right"), ("top", "", "bottom")
MIDDLE = "in the middle"

QUOTED = Phrase("“{text}”")
AND = Phrase("{first} and {last}")
AND_MORE = Phrase("{first} and {rest} more")
LOOKS_LIKE = Phrase("{name} icon")


def quote(text: str, longest: int = QUOTE_LENGTH) -> str:
    """`text` in quotation marks, cut at a word where it is longer than `longest` characters."""
    text = printable(" ".join(text.split()))
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return QUOTED.format(text=text)


def quotes(texts: Sequence[str], most: int) -> str:
    """“a”, “b” and 3 more."""
    shown = [quote(text, 60 if len(texts) > 1 else QUOTE_LENGTH) for text in texts[:most]]
    rest = len(texts) - len(shown)
    return AND_MORE.format(first=", ".join(shown), rest=rest) if rest else joined(shown)


def name_of(element: Element, longest: int = QUOTE_LENGTH) -> str:
    """The name in quotation marks; one that only the drawing suggests is said as an icon's: “search” icon."""
    name = quote(element.name, longest)
    return LOOKS_LIKE.format(name=name) if element.by_look else name


def name_in_list(element: Element) -> str:
    """Save, button."""
    role = role_word(element.role)
    name = " ".join(element.label.split())
    return f"{name}, {role}" if name else sentence_case(role)


def names_of(elements: Sequence[Element], most: int) -> str:
    """“a”, “b” and 3 more, of elements."""
    shown = [name_of(e, 60 if len(elements) > 1 else QUOTE_LENGTH) for e in elements[:most]]
    rest = len(elements) - len(shown)
    return AND_MORE.format(first=", ".join(shown), rest=rest) if rest else joined(shown)


def joined(parts: Sequence[str]) -> str:
    """a, b and c."""
    return parts[0] if len(parts) == 1 else AND.format(first=", ".join(parts[:-1]), last=parts[-1]) if parts else ""


def role_word(role: Role, number: int = 1) -> str:
    return tr(ROLE_WORDS[role][number != 1])


def the_role(role: Role) -> str:
    """the button."""
    return tr(f"the {ROLE_WORDS[role][0]}")


def counted(role: Role, number: int) -> str:
    """1 button, 3 buttons."""
    return f"{number} {role_word(role, number)}"


def rows(number: int) -> str:
    """1 row, 3 rows."""
    return ONE_ROW.format() if number == 1 else SOME_ROWS.format(count=number)


def _cell(box: Box, frame: Box) -> tuple[str, str]:
    """The words for the column and the row of a grid of nine; "" for the middle ones."""
    x, y = box.centre
    column = COLUMNS[min(max(int(3 * (x - frame.x) / max(frame.width, 1)), 0), 2)]
    row = ROWS[min(max(int(3 * (y - frame.y) / max(frame.height, 1)), 0), 2)]
    return column, row


def place(box: Box, frame: Box) -> str:
    """Where on the frame the middle of `box` is: "top right", "left", "in the middle"."""
    column, row = _cell(box, frame)
    return tr(f"{row} {column}".strip() or MIDDLE)


def band(box: Box, frame: Box) -> str:
    """The same for the height alone: "top", "in the middle", "bottom"."""
    return tr(_cell(box, frame)[1] or MIDDLE)


def at_place(box: Box, frame: Box) -> str:
    """The same as part of a sentence: "at the top right", "on the left", "in the middle"."""
    column, row = _cell(box, frame)
    where = f"{row} {column}".strip()
    return tr(MIDDLE if not where else f"on the {where}" if not row else f"at the {where}")


def states(words: frozenset[str]) -> str:
    """The states of an element as the end of a phrase (", checked, unavailable"), or ""."""
    return "".join(f", {tr(word)}" for state, word in STATE_WORDS if state in words)


def state_word(word: str, role: Role) -> str:
    """A state by itself; of what is feminine in the language, so ("marcada")."""
    own = vocabulary(spoken_language())
    return catalogue(own.language).get(f"{word} (feminine)", tr(word)) if role in own.feminine else tr(word)


def kind_word(kind: str) -> str:
    """What a kind of screen is called: "a mail inbox"."""
    return vocabulary(spoken_language()).kinds[kind]


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


BLANK = Phrase("The {what} is blank: it is all {colour}, with nothing on it.")
NOISE = Phrase("The {what} shows only noise, nothing that can be made out.")
NOTHING_FOUND = Phrase("No text and no controls were found on the {what}.")
WINDOW = Phrase("Window {title}.")
# What a screen is, before its parts: "A text editor: window “fstab”.", "Mousepad, a text editor: window “fstab”."
KIND = Phrase("{kind}.")
KIND_WINDOW = Phrase("{kind}: window {title}.")
PROGRAM_KIND = Phrase("{program}, {kind}")
PROGRAM_GENERIC = Phrase("{program} ({generic})")
UNTITLED_WINDOW = Phrase("A window without a title.")
BARE_SCREEN = Phrase("A screen.")
LARGEST_TEXT = Phrase("The largest text: {text}.")
OPEN_MENU = Phrase("A menu is open: {names}.")
NOTHING_CHANGED = Phrase("Nothing has changed.")
TITLE_NOW = Phrase("The window is now {title}, before {before}.")
OPENED = Phrase("New window: {titles}.")
NEW_TEXT = Phrase("New: {texts}.")
GONE = Phrase("Gone: {texts}.")
WATCHING = Phrase("Watching {title}.")
WATCHED_GONE = Phrase("{title} has been closed, so Percept has stopped watching it.")
WATCHED_HIDDEN = Phrase("Some or all of {title} is hidden; Percept will carry on once it can be seen again.")
PROGRESS = Phrase("{name}: {value}.")
ALL_NEW = Phrase("Its contents have changed.")
IS_NOW = Phrase("{before} is now {now}.")
OTHER_WINDOWS = Phrase("Behind it: {titles}.")
MORE_WINDOWS = Phrase("Also open: {titles}.")
PAGE = Phrase("A page of text.")
LINES = Phrase("An image with text.")
# What a page of text is: "A letter from “…” to “…”, dated “…”: “…”.", "Total: “…”, change: “…”."
LETTER = Phrase("A letter")
RECEIPT = Phrase("A receipt")
INVOICE = Phrase("An invoice")
ARTICLE = Phrase("An article")
DOCUMENT_FROM = Phrase(" from {text}")
DOCUMENT_TO = Phrase(" to {text}")
DOCUMENT_DATED = Phrase(", dated {text}")
DOCUMENT_ABOUT = Phrase(": {text}")
DOCUMENT_TOTAL = Phrase("total: {text}")
DOCUMENT_CHANGE = Phrase("change: {text}")
DOCUMENT_DUE = Phrase("to be paid by {text}")
DOCUMENT_ITEMS = Phrase("On it: {items}.")
TERMINAL = Phrase("A terminal.")
LAST_COMMAND = Phrase("A terminal; last command: {command}.")
TERMINAL_WAITS = Phrase("It is waiting for a command.")
ERROR_SAYS = Phrase("An error: {text}.")
PRINTED = Phrase("The output: {text}.")
PRINTED_LAST = Phrase("The output ends: {text}.")
CODE = Phrase("Program code")
CODE_LINES = Phrase(", from line {first} to line {last}")
CODE_BEGINS = Phrase("It begins: {text}.")
CODE_LINE = Phrase("Line {number}: {text}")
CHART = Phrase("A chart")
BAR_CHART = Phrase("A bar chart")
GROUPED_BARS = Phrase("A grouped bar chart")
STACKED_BARS = Phrase("A stacked bar chart")
LINE_CHART = Phrase("A line chart")
AREA_CHART = Phrase("An area chart")
PIE_CHART = Phrase("A pie chart")
RING_CHART = Phrase("A ring chart")
SCATTER_PLOT = Phrase("A scatter plot")
HISTOGRAM = Phrase("A histogram")
BOX_PLOT = Phrase("A box plot")
CHART_SERIES = Phrase(", with {names}")
CHART_AXIS = Phrase("One axis is labelled {names}.")
CHART_AXES = Phrase("Axis labels: {names}.")
CHART_ENDS = Phrase("highest: {high}; lowest: {low}.")
CHART_SHARES = Phrase("largest: {high}; smallest: {low}.")
CHART_LINE = Phrase("the line")
CHART_RISES = Phrase("{name} rises from {first} to {last}.")
CHART_FALLS = Phrase("{name} falls from {first} to {last}.")
CHART_CROSSES = Phrase("{above} overtakes {below} between {before} and {after}.")
CHART_TIED = Phrase("The higher {x}, the higher {y}.")
CHART_TIED_DOWN = Phrase("The higher {x}, the lower {y}.")
CHART_ROW = Phrase("{name}: {values}.")
CHART_SPREAD = Phrase("median about {median}, half between {q1} and {q3}, all between {low} and {high}")
ABOUT = Phrase("about {number}")
TABLE_COLUMNS = Phrase("A table, {rows}; columns: {names}.")
TABLE = Phrase("A table, {rows}, {columns} columns.")
TABLE_IMAGE = Phrase("An image with a table.")
TABLE_ROW = Phrase("Row {number}: {cells}.")
ONE_ROW = Phrase("1 row")
SOME_ROWS = Phrase("{count} rows")
SELECTED = Phrase("Selected: {names}.")
PICTURE = Phrase("A picture, {width} by {height} pixels.")
PERHAPS = Phrase("Perhaps: {text}")
LEFT_OUT = Phrase("The rest of what the model said doesn't match what is there, so it was left out.")
PICTURE_OFFER = Phrase("The built-in model can't tell what else it shows.")
GET_PICTURES = Phrase("To hear what a picture shows, download the picture model once ({size} MB): {command}")
DIALOG = Phrase("In front is the {kind} {title}.")
UNTITLED_DIALOG = Phrase("A {kind} is in front.")
DIALOG_SAYS = Phrase("It says: {text}.")
DIALOG_FIELDS = Phrase("In it: {fields}.")
DIALOG_BUTTONS = Phrase("Its buttons: {names}.")
MESSAGE = Phrase("A message: {text}.")
SOMETHING = Phrase("Something drawn")
UNDER_POINTER = Phrase("Under the pointer: {element}.")
FOCUS = Phrase("The focus is on {element}.")
TEXT_BEGINS = Phrase("The text begins: {text}.")
LONG_TEXT = Phrase("A text of {count} lines, beginning: {text}.")
TEXTS = Phrase("Text: {text}.")
TEXTS_AND_MORE = Phrase("Text: {text}, and {count} more.")
TEXT_IS = Phrase("Text {where}: {text}.")
PART = Phrase("Part {number} of {count}, {where}.")
PART_OF = Phrase("Part {number} of {count}, in {title}, {where}.")
PART_OUTSIDE = Phrase("Part {number} of {count}, outside the window, {where}.")
PART_ADDED = Phrase("Part {number} of {count}, from the larger model.")
COLOURS = Phrase("Mostly {colours}.")
SHARPNESS = {"sharp": Phrase("It is in focus."), "blurred": Phrase("It is blurred.")}
FACE = Phrase("One face, {where}.")
FACES = Phrase("{count} faces, {where}.")
QR = Phrase("A QR code {where} says: {text}.")
PICTURE_TEXT = Phrase("Text in it: {text}.")
MENUS = Phrase("Menus: {names}.")
TABS = Phrase("Tabs: {names}.")
SOME = Phrase("{role}{place}: {names}.")
NAMELESS = Phrase("{counted} without a name{place}.")
AND_NAMELESS = Phrase(", and {count} without a name")
WITHOUT_NAME = Phrase(", without a name")
CONTAINING = Phrase(", containing {text}")
EMPTY = Phrase(", empty")
