"""Small scenes for tests of wording and answers, built by hand as the perception would."""

from __future__ import annotations

from assistant.scene import Box, Element, Kind, Role, Scene, Source, TextLine


def element(role: Role, name: str, box: tuple[int, int, int, int], *states: str, **more: object) -> Element:
    values = {"source": Source.TREE, "confidence": 0.99, **more}
    return Element(role, name, Box(*box), states=frozenset(states), **values)  # type: ignore[arg-type]


def line(text: str, box: tuple[int, int, int, int], confidence: float = 0.98) -> TextLine:
    return TextLine(text, Box(*box), confidence)


def editor() -> Scene:
    """A text editor with a dialog in front of it."""
    lines = [
        line("File", (10, 30, 30, 16)),
        line("Save changes to notes.txt?", (320, 300, 200, 18)),
        line("Error: the disk is full", (320, 330, 180, 18)),
        line("Cancel", (330, 380, 50, 16)),
        line("Save", (440, 380, 40, 16)),
    ]
    elements = [
        element(Role.WINDOW, "notes.txt - Editor", (0, 0, 900, 700), "active"),
        element(Role.MENU_ITEM, "File", (5, 26, 40, 24)),
        element(Role.MENU_ITEM, "Edit", (45, 26, 40, 24)),
        element(Role.BUTTON, "Open", (5, 56, 60, 26)),
        element(Role.TEXT_FIELD, "Search", (680, 56, 200, 26), "editable", value="needle"),
        element(Role.CHECKBOX, "Wrap lines", (10, 640, 110, 20), "checked"),
        element(Role.CHECKBOX, "Show ruler", (10, 665, 110, 20), "unchecked"),
        element(Role.TEXT_FIELD, "Password", (300, 640, 200, 26), "password", secret=True),
        element(Role.DIALOG, "Question", (300, 280, 300, 140), "modal"),
        element(Role.LABEL, "Save changes to notes.txt?", (320, 300, 200, 18)),
        element(Role.LABEL, "Error: the disk is full", (320, 330, 180, 18), source=Source.OCR, confidence=0.97),
        element(Role.BUTTON, "Cancel", (320, 370, 80, 30)),
        element(Role.BUTTON, "Save", (420, 370, 80, 30), "focused", "default"),
        element(Role.LIST_ITEM, "Fusion", (10, 10, 5, 5), "hidden"),
    ]
    return Scene((900, 700), Kind.SCREEN, elements, lines)


# What stands in the editor of each language.
WRITTEN = {
    "de": ("Datei", "Bearbeiten", "Öffnen", "Suchen", "Nadel", "Zeilen umbrechen", "Lineal zeigen", "Passwort",
           "Änderungen an notizen.txt speichern?", "Fehler: der Datenträger ist voll", "Abbrechen", "Speichern", "Hilfe"),
    "es": ("Archivo", "Editar", "Abrir", "Buscar", "aguja", "Ajustar líneas", "Mostrar regla", "Contraseña",
           "¿Guardar los cambios de notas.txt?", "Error: el disco está lleno", "Cancelar", "Guardar", "Ayuda"),
    "fr": ("Fichier", "Édition", "Ouvrir", "Rechercher", "aiguille", "Retour à la ligne", "Afficher la règle", "Mot de passe",
           "Enregistrer les modifications de notes.txt ?", "Erreur : le disque est plein", "Annuler", "Enregistrer", "Aide"),
}  # fmt: skip


def editor_in(language: str) -> Scene:
    """The same editor in another language, with a link at the bottom right."""
    file, edit, opens, search, needle, wrap, ruler, password, question, error, cancel, save, helps = WRITTEN[language]
    elements = [
        element(Role.WINDOW, "notes.txt - Editor", (0, 0, 900, 700), "active"),
        element(Role.MENU_ITEM, file, (5, 26, 40, 24)),
        element(Role.MENU_ITEM, edit, (45, 26, 40, 24)),
        element(Role.BUTTON, opens, (5, 56, 60, 26)),
        element(Role.TEXT_FIELD, search, (680, 56, 200, 26), "editable", value=needle),
        element(Role.CHECKBOX, wrap, (10, 640, 110, 20), "checked"),
        element(Role.CHECKBOX, ruler, (10, 665, 110, 20), "unchecked"),
        element(Role.TEXT_FIELD, password, (300, 640, 200, 26), "password", secret=True),
        element(Role.DIALOG, "?", (300, 280, 300, 140), "modal"),
        element(Role.LABEL, question, (320, 300, 200, 18)),
        element(Role.LABEL, error, (320, 330, 180, 18), source=Source.OCR, confidence=0.97),
        element(Role.BUTTON, cancel, (320, 370, 80, 30)),
        element(Role.BUTTON, save, (420, 370, 80, 30), "focused", "default"),
        element(Role.LINK, helps, (820, 670, 60, 20)),
    ]
    boxes = ((10, 30, 30, 16), (320, 300, 200, 18), (320, 330, 180, 18), (330, 380, 50, 16), (440, 380, 40, 16))
    lines = [line(text, box) for text, box in zip((file, question, error, cancel, save), boxes, strict=True)]
    return Scene((900, 700), Kind.SCREEN, elements, lines)
