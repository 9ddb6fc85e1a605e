"""A terminal, known by its prompts: the last command, what it printed, what went wrong.

Knows nothing about where the text is from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.boxes import TextLine
from assistant.console import Row, Terminal
from assistant.see.typed.rows import letter_width, rows_of

# Prompts that nothing else looks like; what follows is the command. The sign at their end may be misread or missed where a path
# stands before it.
STRONG = re.compile(
    r"^(?:\([\w .-]+\)\s*)?\[?[\w.-]+@[\w.-]+[\s:][^$#%>❯]{0,60}?\]?\s?[$#%>❯](?=\s|$|\w)\s*(?P<a>.*)$"  # user@host:~/dir$
    r"|^(?:\([\w .-]+\)\s*)?[\w.-]+@[\w.-]+:\s?[~/][\w./~-]*(?:\s?[S5&])?(?P<b>\s+\S.*|)$"
    r"|^[\w.-]+:\s?[~/][\w./~-]*\s[\w.-]+[$#%]\s*(?P<c>.*)$"  # host:~/dir user$
    r"|^PS\s?(?:[A-Za-z]:\\?|/)[^>]{0,80}>\s*(?P<d>.*)$"
    r"|^[A-Za-z]:\\[^<>|]{0,80}>\s*(?P<e>.*)$"
    r"|^(?:>>>|In\s?\[\d+\]:|irb\(\w+\):\d+(?::\d+)?[>*]|\((?:gdb|lldb|Pdb)\))\s*(?P<f>.*)$"
    r"|^(?:ba|da|z|k|c)?sh-[\d.]+[$#]\s*(?P<g>.*)$"
    r"|^(?:sqlite|mysql|MariaDB\s\[[\w()]+\]|ftp|sftp|julia|ghci|Prelude|scala|node|lua|redis\s\S+|\w+=)\s?[>#]\s*(?P<h>.*)$"
)
# Prompts that count where the letters are all of one width.
WEAK = re.compile(
    r"^(?:\([\w .-]+\)\s*)?(?:~|/|\.)[\w./~-]*(?:\s\([\w/-]+\))?\s?[$#%>❯»]\s*(?P<a>.*)$"  # ~/dir $
    r"|^[➜→❯λ»▶➤]\s+(?P<b>.*)$"
    r"|^[$%❯]\s(?P<c>\S.*)$"
    r"|^[$%❯](?P<d>)$"
    r"|^[\w.-]+\s(?:git:)?\([\w/.-]+\)\s*[x✗✔$%>❯]?(?P<e>(?:\s+\S.*)?)$"  # dir git:(main) x
    r"|^>\s(?P<f>[\w.]+(?:\(.*\)|\s?(?:<-|=)\s?.*))$"  # R's and Node's
)
ERROR = re.compile(
    r"\b(?:error|errors|fail(?:ed|ure|s)?|fatal|traceback|\w*exception|\w+error|not found|no such|denied|cannot|can't|could not|"
    r"unable to|404|50[0234]|panic(?:ked)?|undefined|abort(?:ed)?|segmentation fault|not recognized|not permitted|refused|unreachable|timed out|"
    r"err!?|critical|invalid|missing|unknown)\b",
    re.IGNORECASE,
)
MARKED = re.compile(r"^[EW]\s{1,8}\S|^E:\s|^\s*\^+\s*$")  # how test runners and package managers begin such a row
NAMED = re.compile(r"^\s*(?:\w+\.)*\w+(?:Error|Exception|Warning)\b")
# A prompt of two rows: who and where, then the command.
ABOVE = re.compile(
    r"^[┌╭]?[─—-]*\s?[(\[]?[\w.-]+[@㉿][\w.-]+[)\]]?\s?[─—-]*\s?(?:[\[(][^\])]+[\])]|[~/][\w./~-]*)(?:\s\S{1,20}){0,2}$"
    r"|^[\w.-]+\s(?:at|in|on)\s\S+(?:\s(?:on|in|via)\s\S+){0,2}\s?$"
    r"|^[~/][\w./~-]*(?:\s(?:on|via|\(|git)\S*\s?\S{0,20})?$"
)
BELOW = re.compile(r"^(?:[└╰L]?[─—-]*)\s?[❯>$%#λ➜→»)]\s?(?P<a>.*)$")
FINE = re.compile(
    r"\b(?:no|0|zero|without)\s(?:\w+\s)?(?:errors?|failures?|failed|problems?|vulnerabilities)\b|\b0 failed\b",
    re.IGNORECASE,
)
CURSOR = "_|█■▮▌▋□"  # what a cursor is read as


def terminal_of(lines: Sequence[TextLine]) -> Terminal | None:
    """The terminal whose text `lines` are; None where no prompt shows."""
    wide = letter_width(lines)
    rows = rows_of(lines)
    prompts = _prompts([row.text.strip().rstrip(CURSOR).rstrip() for row in rows], bool(wide))
    if not prompts:
        return None
    entered = [(i, command) for i, command in prompts if command]
    last, _ = prompts[-1]
    waiting = not prompts[-1][1] and last >= len(rows) - 2
    if not entered:
        return Terminal(tuple(rows), "", None, (), (), waiting)
    start, command = entered[-1]
    end = next((i for i, _ in prompts if i > start), len(rows))
    output = tuple(rows[start + 1 : end])
    return Terminal(tuple(rows), command, rows[start], output, errors_in(output), waiting)


def _prompts(texts: Sequence[str], typed: bool) -> list[tuple[int, str]]:
    """Where prompts stand, with what was entered there; of a prompt of two rows, the second."""
    found: list[tuple[int, str]] = []
    for i, text in enumerate(texts):
        command = command_of(text, typed)
        if command is None and i and ABOVE.match(texts[i - 1]):
            if below := BELOW.match(text):
                command = below["a"]
            elif "@" in texts[i - 1] and "[" in texts[i - 1]:
                command = text  # the sign before it was not read
        if command is not None:
            found.append((i, command))
    if texts and "@" in texts[-1] and ABOVE.match(texts[-1]):
        found.append((len(texts) - 1, ""))
    return found


def errors_in(output: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that tell of an error. Where one names it, what leads there is left out."""
    found = [row for row in output if tells_of_error(row.text)]
    named = [row for row in found if NAMED.match(row.text)]
    return tuple(named or found)


def command_of(text: str, typed: bool) -> str | None:
    """What was entered at the prompt that `text` begins with, "" for nothing yet; None where there is no prompt. `typed`: whether
    all letters are of one width."""
    bare = text.strip().rstrip(CURSOR).rstrip()
    found = STRONG.match(bare) or (WEAK.match(bare) if typed else None)
    if found is None:
        return None
    command = next((g for g in found.groups() if g is not None), "")
    return command.strip()


def tells_of_error(text: str) -> bool:
    return bool(ERROR.search(FINE.sub(" ", text)) or MARKED.match(text))
