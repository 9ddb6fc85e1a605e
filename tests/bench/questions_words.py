"""The wordings of the questions that are made from trees: several for each kind, since no two people ask alike.

`{name}` is what something is called, `{role}` what people call such a thing. A wording that starts with “!” asks for the
opposite. Knows nothing about screens.
"""

from __future__ import annotations

WORDINGS: dict[str, tuple[str, ...]] = {
    "title": (
        "What is the title of the window?", "What's this window called?", "Which window am I in?", "Read me the title",
        "What does the title bar say?", "Tell me the window title",
    ),
    "program": (
        "Which program is this?", "What app am I in?", "What program is running?", "Which application is open?",
        "What software is this?",
    ),
    "contents": (
        "What is in the {name} field?", "What does it say in {name}?", "What did I type into {name}?", "Read the {name} field",
        "What's written in the {name} box?", "What have I got in {name}?",
    ),
    "document": (
        "What is written in the text area?", "What does the document say?", "Read me the text that is open", "What's in this file?",
    ),
    "setting": (
        "What is {name} set to?", "What's chosen for {name}?", "Which {name} is selected?", "What's the current {name}?",
        "What value does {name} have?", "What is the {name} box set to?",
    ),
    "state": (
        "Is {name} checked?", "Is {name} ticked?", "Is {name} on?", "Is {name} switched on?", "Is the {name} option turned on?",
        "Has {name} been ticked?", "!Is {name} off?", "!Is {name} unchecked?", "Is {name} enabled or ticked right now?",
    ),
    "toggle": (
        "Is {name} on?", "Is {name} switched on?", "Is the {name} button pressed?", "Is {name} pressed in?", "!Is {name} off?",
        "Is {name} turned on?",
    ),
    "radio": ("Is {name} selected?", "Is {name} the one that is chosen?", "Is the option {name} picked?", "Is {name} active?"),
    "available": (
        "Is the {name} {role} available?", "Can I use the {name} {role}?", "Can I press {name}?", "Does the {name} {role} work right now?",
        "!Is {name} greyed out?", "!Is the {name} {role} disabled?", "Can {name} be clicked?",
    ),
    "tab": ("Which tab is selected?", "What tab am I on?", "Which tab is open?", "What's the current tab?", "Which page is showing?"),
    "row": ("Which item is selected?", "What is selected in the list?", "Which row is highlighted?", "What have I selected?"),
    "focus": (
        "What has the focus?", "Where is the keyboard focus?", "Which control is focused?", "Where am I?", "Where would my typing go?",
        "What am I on?",
    ),
    "where": (
        "Where is the {name} {role}?", "Where do I find {name}?", "Where's {name}?", "Whereabouts is the {name} {role}?",
        "In which part of the screen is {name}?", "Locate {name}",
    ),
    "present": (
        "Is there a {name} {role}?", "Do you see a {name} {role}?", "Is there something called {name}?", "Does it have a {name} {role}?",
        "Can you see {name} anywhere?",
    ),
    "list tabs": ("What tabs are there?", "Which tabs can I choose from?", "List the tabs", "Name the tabs for me"),
    "list menus": ("What menus are there?", "Which menus does it have?", "List the menus", "What's in the menu bar?"),
    "list columns": ("What columns are there?", "What are the column headings?", "Which columns does the table have?"),
    "list buttons": ("What buttons are there?", "Which buttons can I press?", "List the buttons"),
    "list options": ("What options can I tick?", "Which check boxes are there?", "What can be switched on or off here?", "List the check boxes"),
    "list radios": ("Which choices do I have?", "What radio buttons are there?", "What are the options to choose from?"),
    "label": (
        "What is the {name}?", "What does it say next to {name}?", "What's the {name}?", "What is written after {name}?", "Tell me the {name}",
        "What does it give as {name}?",
    ),
    "dialog": ("What does the dialog say?", "What does it ask me?", "What is the message?", "What does this dialog want?", "Read the dialog"),
    "count tab": ("How many tabs are there?", "How many tabs are open?", "Count the tabs"),
    "count check box": ("How many check boxes are there?", "How many boxes can I tick?", "How many checkboxes do you see?"),
    "count radio button": ("How many radio buttons are there?", "Between how many radio buttons can I choose?"),
    "count menu": ("How many menus are there?", "How many menus does the menu bar have?"),
    "count row": ("How many rows are in the {holder}?", "How many entries does the {holder} have?", "How many items are in the {holder}?"),
    "row of table": ("What is in row {number} of the {holder}?", "Read the {ordinal} row", "What does the {ordinal} row of the {holder} say?", "What's the {ordinal} entry in the {holder}?"),
    "cell": ("What is the {name} of the {ordinal} row?", "What does the {name} column say in row {number}?", "What's under {name} in the {ordinal} row?"),
    "status": ("What does the status bar say?", "Read the status bar", "What's written at the bottom of the window, in the status bar?"),
    "secret": ("What is in the {name} field?", "What password is typed in?", "Read me the {name}", "Which password did I enter in {name}?"),
    "absent contents": ("What is in the {name} field?", "What does it say in {name}?", "What did I type into {name}?", "What's written in the {name} box?"),
    "absent setting": ("What is {name} set to?", "What's chosen for {name}?", "What's the current {name}?"),
    "absent state": ("Is {name} checked?", "Is {name} ticked?", "Is {name} switched on?", "Is the {name} option turned on?"),
    "absent control": (
        "Where is the {name} {role}?", "Is there a {name} {role}?", "Is the {name} {role} available?", "Where do I find {name}?",
        "Can I use the {name} {role}?", "Is {name} greyed out?", "Does it have a {name} {role}?",
    ),
    "absent label": ("What is the {name}?", "What does it say next to {name}?", "Tell me the {name}"),
}  # fmt: skip

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
