"""Every sentence that answers a question, with named gaps: the answers' part of `phrases`.

Knows nothing about which answer is chosen when.
"""

from __future__ import annotations

from assistant.words.wording import Phrase

CANNOT = Phrase(
    "I can't tell: I'm not sure that anything I read on the {what} answers that, but it may still be there. "
    "Try words that appear on it, or say “read everything”."
)
# What was not found may be there all the same; only a tree that was read whole shows that no dialog is open.
NOTHING = Phrase("I can't tell: I found no {thing} on the {what}, but I may have missed it.")
NO_MENTION = Phrase("I can't tell: nothing that I could read on the {what} mentions {thing}.")
NONE = Phrase("There is no {thing} on the {what}.")
# Things that were not found.
A, AN = Phrase("a {word}"), Phrase("an {word}")
FACE = Phrase("face that can be told with certainty")
TITLE = Phrase("window title")
WITH_STATE = Phrase("{thing} whose state can be told")
WITH_TEXT = Phrase("{thing} with a text")

DIALOG_SAYS = Phrase("The dialog in front says: {text}.")
MAY_BE_ABOUT = Phrase("I read this, which may be about it: {texts}.")
SAYS = Phrase("It says {text}.")
PIECES = Phrase("I read {count} pieces of text.")
ONLY_LINES = Phrase("There are only {count} lines of text on the {what}.")
CERTAIN = Phrase("{count} that can be told with certainty.")
AT_LEAST = Phrase("At least {counted}")
STATE = Phrase("{element} is {state}")
YES_STATE = Phrase("Yes, {element} is {state}.")
NO_STATE = Phrase("No, {element} is {state}.")
HIDDEN_STATE = Phrase("Whether {element} is {state} can't be told from the pixels.")
WHERE = Phrase("{element} is {where}.")
YES_WHERE = Phrase("Yes, {element} is {where}.")
FIELDS = Phrase("These fields: {names}.")
NONE_EMPTY = Phrase("No field is empty.")
NONE_REQUIRED = Phrase("No field is marked as required.")
INVALID = Phrase("{name} is marked as wrong")
PASSWORD = Phrase("{element}: passwords are not read.")
COLOUR = Phrase("{element} is {colour}.")
GROUND = Phrase("{element} stands on {colour}.")
PICTURE = Phrase("A picture.")
BLANK = Phrase("It is blank.")

# What a question about a state is answered with: (where it holds, where not).
STATES = {
    "checked": ("checked", "not checked"), "selected": ("selected", "not selected"),
    "pressed": ("pressed", "not pressed"), "available": ("available", "unavailable"),
    "unavailable": ("unavailable", "available"), "expanded": ("expanded", "not expanded"),
    "focused": ("focused", "not focused"), "read_only": ("read only", "not read only"), "empty": ("empty", "not empty"),
}  # fmt: skip
PARTLY = "partly checked"

# What the command line prints of what it found.
FOUND_NOTHING = Phrase("I found nothing on the image that matches, but it may be there all the same.")
FOUND = Phrase("{element}, {where}, at {box}, score {score}.")
