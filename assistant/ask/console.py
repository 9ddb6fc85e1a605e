"""Questions about a terminal or program code: the last command, the error, what it printed, what stands in a line.

How they are asked is in `resources/words/`. Knows nothing about how the text was read.
"""

from __future__ import annotations

import re

from assistant.ask.asked import Answer, asked_for
from assistant.console import Code, Terminal
from assistant.describe.console import console_sentences, output_sentence, proof, row_sentence, what_code
from assistant.describe.sentence import Sentence, Verbosity, said, together
from assistant.words import phrases as p
from assistant.words import replies as r

COMMAND, ERROR, PRINTED, WAITING, FILE, LINE, SHOWS = "command", "error", "printed", "waiting", "file", "line", "shows"


def console_answer(console: Terminal | Code, question: str, languages: list[str]) -> Answer | None:
    """The answer to a question in lower case and without accents; None where it asks for nothing that stands there."""
    what = asked_for(question, languages, "console", "asked")
    if not what:
        return None
    sentence = _terminal(console, what) if isinstance(console, Terminal) else _code(console, what, question)
    if sentence is None and what == ERROR and console.errors:
        texts = p.quotes([row.text.strip() for row in console.errors], len(console.errors))
        sentence = said(r.SAYS.format(text=texts), proof(console.errors))
    if sentence is None and what == SHOWS:
        sentence = together(console_sentences(console, Verbosity.NORMAL))
    return Answer(sentence.text, sentence) if sentence is not None else None


def _terminal(terminal: Terminal, what: str) -> Sentence | None:
    if what == COMMAND and terminal.entered is not None:
        return said(p.LAST_COMMAND.format(command=p.quote(terminal.command, 500)), terminal.entered.lines)
    if what == PRINTED and terminal.output:
        return output_sentence(terminal)
    if what == WAITING and terminal.waiting:
        return said(p.TERMINAL_WAITS.format(), terminal.rows[-1].lines)
    return None


def _code(code: Code, what: str, question: str) -> Sentence | None:
    if what == FILE and code.name:
        return what_code(code)
    if what == LINE and (number := re.search(r"\d+", question)) is not None:
        rows = [row for row in code.rows if row.number == int(number[0])]
        return row_sentence(rows[0]) if len(rows) == 1 and rows[0].text.strip() else None
    return None
