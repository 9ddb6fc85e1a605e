"""A terminal or program code in words: the last command and what went wrong first.

All that stands there is quoted. Knows nothing about how it was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.console import Code, Row, Terminal
from assistant.describe.sentence import Evidence, Sentence, Verbosity, said
from assistant.words import phrases as p

LAST = 3  # rows of the output that are said where nothing went wrong
MOST_ERRORS = 3
LONGEST = 300  # characters of a row


def console_sentences(console: Terminal | Code, verbosity: Verbosity) -> Iterator[Sentence]:
    """What it is; what went wrong; how the output ends or how the code begins; with everything asked for, each row."""
    yield from _terminal(console, verbosity) if isinstance(console, Terminal) else _code(console, verbosity)


def _terminal(terminal: Terminal, verbosity: Verbosity) -> Iterator[Sentence]:
    if terminal.entered is not None:
        yield said(p.LAST_COMMAND.format(command=p.quote(terminal.command, LONGEST)), terminal.entered.lines)
    else:
        yield said(p.TERMINAL.format(), proof(terminal.rows))
    yield from _errors(terminal.errors, verbosity)
    if verbosity is Verbosity.FULL:
        yield from (said(p.QUOTED.format(text=row.text), row.lines) for row in terminal.rows)
    elif terminal.output and not terminal.errors:
        yield output_sentence(terminal)
    if terminal.waiting:
        yield said(p.TERMINAL_WAITS.format(), terminal.rows[-1].lines)


def output_sentence(terminal: Terminal) -> Sentence:
    """The last rows of what the last command printed. Raises `ValueError` where it printed nothing."""
    shown = terminal.output[-LAST:]
    template = p.PRINTED if len(shown) == len(terminal.output) else p.PRINTED_LAST
    return said(template.format(text=p.quotes([row.text for row in shown], LAST)), proof(shown))


def _code(code: Code, verbosity: Verbosity) -> Iterator[Sentence]:
    yield what_code(code)
    yield from _errors(code.errors, verbosity)
    written = [row for row in code.rows if row.text.strip()]
    if verbosity is Verbosity.FULL:
        yield from (row_sentence(row) for row in written)
    elif verbosity is Verbosity.NORMAL and written:
        first = written[:LAST]
        yield said(p.CODE_BEGINS.format(text=p.quotes([row.text.strip() for row in first], LAST)), proof(first))


def what_code(code: Code) -> Sentence:
    """“Program code, “orders.sql”, from line 1 to line 7.”"""
    text = p.CODE.format()
    if code.name:
        text += f", {p.quote(code.name)}"
    numbers = [row.number for row in code.rows if row.number is not None]
    if numbers:
        text += p.CODE_LINES.format(first=numbers[0], last=numbers[-1])
    return said(f"{text}.", proof(code.rows))


def row_sentence(row: Row) -> Sentence:
    """A row of code with its number, if it has one."""
    words = p.quote(row.text.strip(), LONGEST)
    return said(p.CODE_LINE.format(number=row.number, text=words) if row.number is not None else words, row.lines)


def _errors(errors: tuple[Row, ...], verbosity: Verbosity) -> Iterator[Sentence]:
    shown = errors[: 1 if verbosity is Verbosity.BRIEF else MOST_ERRORS]
    if shown:
        yield said(p.ERROR_SAYS.format(text=p.quotes([row.text.strip() for row in shown], MOST_ERRORS)), proof(shown))


def proof(rows: tuple[Row, ...] | list[Row]) -> list[Evidence]:
    """What was read of `rows`, as evidence."""
    return [line for row in rows for line in row.lines]
