"""Updates resources/translations/*.ts from the sources and compiles them for Qt: `python resources/generators/translations.py`.

Reads `self.tr("…")`, a module's own `tr("…")`, `QT_TRANSLATE_NOOP`, `translate` and the settings' words. Translations that
are there are kept; new texts are marked unfinished for Qt Linguist, and show in English meanwhile.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "es", "fr")

Message = tuple[str, str]  # context, source


def of_file(path: Path) -> Iterator[Message]:
    tree = ast.parse(path.read_text("utf-8"))
    own = ""  # the context of the module's own tr()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "tr":
            own = next(c.value for c in ast.walk(node) if isinstance(c, ast.Constant) and isinstance(c.value, str))
    yield from _below(tree, own, own)


def _below(node: ast.AST, context: str, own: str) -> Iterator[Message]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else context
        if isinstance(child, ast.ClassDef) and own:
            inner = own  # such a module uses its own tr() throughout
        if isinstance(child, ast.Call) and child.args:
            yield from _call(child, inner)
        yield from _below(child, inner, own)


def _call(call: ast.Call, context: str) -> Iterator[Message]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    if name == "tr" and len(texts) == 1:
        yield context, texts[0]
    elif name in ("translate", "QT_TRANSLATE_NOOP") and len(texts) == 2:
        yield texts[0], texts[1]


def of_settings() -> Iterator[Message]:
    from assistant.settings import GROUPS, SETTINGS

    for setting in SETTINGS:
        if not setting.hidden:
            for text in (setting.label, setting.about, setting.unit, *(words for _, words in setting.choices)):
                if text:
                    yield "settings", text
    for title in GROUPS.values():
        yield "settings", title


def messages() -> list[Message]:
    """Every text that can be translated, once, in the order of the sources."""
    found: dict[Message, None] = {}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        found.update(dict.fromkeys(of_file(path)))
    found.update(dict.fromkeys(of_settings()))
    return [m for m in found if m[0]]


def read(path: Path) -> dict[Message, str]:
    """The finished translations of a .ts file."""
    if not path.exists():
        return {}
    done = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            text = message.find("translation")
            if text is not None and text.text and text.get("type") is None:
                done[context.findtext("name", ""), message.findtext("source", "")] = text.text
    return done


def write(path: Path, language: str, done: dict[Message, str]) -> int:
    """Write the .ts file; the number of texts that are not translated yet."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    missing = 0
    for context, source in messages():
        if context not in contexts:
            contexts[context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[context], "name").text = context
        message = ET.SubElement(contexts[context], "message")
        ET.SubElement(message, "source").text = source
        translation = ET.SubElement(message, "translation")
        if (context, source) in done:
            translation.text = done[context, source]
        else:
            translation.set("type", "unfinished")
            missing += 1
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")
    return missing


def main() -> None:
    release = Path(sys.executable).with_name("pyside6-lrelease")
    for language in LANGUAGES:
        path = FOLDER / f"percept_{language}.ts"
        missing = write(path, language, read(path))
        subprocess.run([release, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)
        print(f"{language}: {missing} texts not translated")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
