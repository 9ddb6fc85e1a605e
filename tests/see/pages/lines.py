"""Lines of pages as a reader would find them, laid out by simple rules."""

from __future__ import annotations

from assistant.boxes import Box, TextLine

HEIGHT, PITCH, LETTER = 20, 26, 9  # pixels


def line(text: str, x: int, y: int, size: float = 1.0) -> TextLine:
    return TextLine(text, Box(x, y, round(LETTER * size * len(text)), round(HEIGHT * size)), 0.98)


def below(texts: list[str], x: int, y: int, gap: int = 0) -> list[TextLine]:
    """Texts one below the other, with `gap` pixels more between them than in a paragraph."""
    return [line(text, x, y + i * (PITCH + gap)) for i, text in enumerate(texts)]


def wrapped(text: str, x: int, y: int, characters: int) -> list[TextLine]:
    """A paragraph of lines of at most so many characters."""
    rows = [""]
    for word in text.split():
        if len(rows[-1]) + len(word) + 1 > characters:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    return below(rows, x, y)
