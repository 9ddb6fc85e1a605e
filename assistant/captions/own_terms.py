"""The user's own list of names and terms that captions listen for.

Knows nothing about how they are heard.
"""

from __future__ import annotations

import re
from pathlib import Path

from assistant.errors import InputError

MOST_BYTES = 200_000  # of a file: some ten thousand terms, far more than can be listened for


def split_terms(text: str) -> list[str]:
    """The words of a list with commas, semicolons or a term in each line; each word once, in order."""
    terms = [term.strip() for term in re.split(r"[,;\n]", text)]
    return list(dict.fromkeys(word for term in terms for word in term.split()))


def terms_of(given: str) -> list[str]:
    """The same for a list, or for a text file of that name. Raises `InputError` where such a file can't be read."""
    path = Path(given)
    if given and path.is_dir():
        raise InputError(f"{given} is a folder; give the file in it that has the terms.")
    looks_like_file = "," not in given and path.suffix.lower() in (".txt", ".csv", ".md", ".list")
    try:
        if given and (looks_like_file or path.is_file()):
            if path.stat().st_size > MOST_BYTES:
                raise InputError(f"{given} is too long for a list of terms; leave in it what is really said.")
            return split_terms(path.read_text("utf-8"))
    except UnicodeDecodeError:
        raise InputError(f"{given} isn't a text file in UTF-8; save it as plain text.") from None
    except OSError as error:
        if looks_like_file:
            raise InputError(f"{given} can't be read ({error.strerror or error}).") from None
    return split_terms(given)
