"""Requests in the language that Percept speaks; English is understood beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.find.find import find
from assistant.find.query import ordinal_of, parse_query
from assistant.scene import Box, Kind, Role, Scene
from assistant.words.names import phrase_of, wanted_name
from assistant.words.wording import set_language
from tests.scenes import editor, editor_in, element

REQUESTS = {
    "de": {
        "die Schaltfläche Speichern": "Speichern",
        "der Speichern-Knopf": "Speichern",
        "Wo ist das Suchfeld?": "Suchen",
        "das Eingabefeld oben rechts": "Suchen",
        "Kontrollkästchen Zeilen umbrechen": "Zeilen umbrechen",
        "das Menü Datei": "Datei",
        "Dateimenü": "Datei",
        "„Lineal zeigen“": "Lineal zeigen",
        "der Knopf Abrechen": "Abbrechen",
        "die Schaltflaeche Oeffnen": "Öffnen",
        "das Passwortfeld": "Passwort",
        "zeig mir den Link unten rechts": "Hilfe",
        "rechts unten der Verweis": "Hilfe",
        "links unten das Kontrollkästchen Lineal zeigen": "Lineal zeigen",
        "das zweite Kontrollkästchen": "Lineal zeigen",
        "das 1. Kontrollkästchen": "Zeilen umbrechen",
        "das letzte Ankreuzfeld": "Lineal zeigen",
        "bitte klicke auf Speichern": "Speichern",
        "das Feld Suchen": "Suchen",
        "sichern": "Speichern",
    },
    "es": {
        "el botón Guardar": "Guardar",
        "¿Dónde está el botón de guardar?": "Guardar",
        "donde esta el boton cancelar": "Cancelar",
        "campo de búsqueda arriba a la derecha": "Buscar",
        "la casilla Ajustar líneas": "Ajustar líneas",
        "la casilla de verificación Mostrar regla": "Mostrar regla",
        "el menú Archivo": "Archivo",
        "«Mostrar regla»": "Mostrar regla",
        "el botón Canselar": "Cancelar",
        "el campo de contraseña": "Contraseña",
        "muéstrame el enlace de abajo a la derecha": "Ayuda",
        "la segunda casilla": "Mostrar regla",
        "la 1ª casilla": "Ajustar líneas",
        "la última casilla": "Mostrar regla",
        "haz clic en Guardar": "Guardar",
        "busca el botón Abrir": "Abrir",
        "buscar": "Buscar",
        "por favor, encuentra el cuadro de diálogo": "?",
    },
    "fr": {
        "le bouton Enregistrer": "Enregistrer",
        "Où est le champ Rechercher ?": "Rechercher",
        "champ de recherche en haut à droite": "Rechercher",
        "la case à cocher Retour à la ligne": "Retour à la ligne",
        "le menu Fichier": "Fichier",
        "« Afficher la règle »": "Afficher la règle",
        "le bouton Anuler": "Annuler",
        "le champ mot de passe": "Mot de passe",
        "montre-moi le lien en bas à droite": "Aide",
        "ou est l'aide": "Aide",
        "la deuxième case": "Afficher la règle",
        "la 1re case": "Retour à la ligne",
        "la dernière case à cocher": "Afficher la règle",
        "clique sur Enregistrer": "Enregistrer",
        "rechercher": "Rechercher",
        "sauvegarder": "Enregistrer",
        "s'il te plaît, trouve la boîte de dialogue": "?",
    },
}
ABSENT = {
    "de": ("die Schaltfläche Drucken", "der Schieberegler", "ein Umschalter"),
    "es": ("el botón Imprimir", "el control deslizante", "un interruptor"),
    "fr": ("le bouton Imprimer", "le curseur", "un interrupteur"),
}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize(("language", "request_words"), [(lang, r) for lang in REQUESTS for r in REQUESTS[lang]])
def test_the_best_result(language: str, request_words: str) -> None:
    set_language(language)
    assert find(editor_in(language), request_words)[0].element.name == REQUESTS[language][request_words]


@pytest.mark.parametrize(("language", "request_words"), [(lang, r) for lang in ABSENT for r in ABSENT[lang]])
def test_nothing_fits(language: str, request_words: str) -> None:
    set_language(language)
    assert find(editor_in(language), request_words) == []


@pytest.mark.parametrize("language", REQUESTS)
def test_english_is_understood_as_well(language: str) -> None:
    set_language(language)
    for words, name in (
        ("where is the save button", "Save"),
        ("the second check box", "Show ruler"),
        ("search field at the top right", "Search"),
        ("the text field on the left", "Password"),
    ):
        assert find(editor(), words)[0].element.name == name, words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("oben links", "rechts oben", "unten links", "in der Ecke unten rechts")),
        (
            "es",
            ("arriba a la izquierda", "arriba a la derecha", "en la parte inferior izquierda", "abajo a la derecha"),
        ),
        ("fr", ("en haut à gauche", "en haut à droite", "en bas à gauche", "dans le coin inférieur droit")),
    ],
)
def test_positions_choose_among_equals(language: str, words: tuple[str, ...]) -> None:
    set_language(language)
    corners = ((10, 10), (700, 10), (10, 550), (700, 550))
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.BUTTON, "OK", (*at, 60, 30)) for at in corners])
    for place, at in zip(words, corners, strict=True):
        assert find(scene, f"OK {place}")[0].element.box[:2] == at, place


@pytest.mark.parametrize(
    ("language", "words", "names"),
    [
        ("de", ("der rote Knopf", "die hellblaue Schaltfläche"), ("red", "light blue")),
        ("es", ("el botón rojo", "el botón azul claro"), ("red", "light blue")),
        ("fr", ("le bouton rouge", "le bouton bleu clair"), ("red", "light blue")),
    ],
)
def test_colours_choose_among_equals(language: str, words: tuple[str, ...], names: tuple[str, ...]) -> None:
    set_language(language)
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.BUTTON, "OK", (10 + 100 * n, 10, 60, 30)) for n in range(3)])
    colours = {10: "red", 110: "light blue", 210: "dark blue"}

    def colour_of(box: Box) -> str:
        return colours[box.x]

    for request, colour in zip(words, names, strict=True):
        assert [colours[m.element.box.x] for m in find(scene, request, colour_of)] == [colour]


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", ("die Plus-Taste", "mal", "Größer als")), ("es", ("el botón más", "multiplicar", "mayor que")), ("fr", ("la touche plus", "fois", "plus grand que"))],
)  # fmt: skip
def test_signs_are_found_by_what_they_are_called(language: str, words: tuple[str, ...]) -> None:
    set_language(language)
    scene = Scene(
        (800, 600), Kind.SCREEN, [element(Role.BUTTON, s, (10 + 40 * i, 10, 30, 30)) for i, s in enumerate("7+×>")]
    )
    assert [find(scene, w)[0].element.name for w in words] == ["+", "×", ">"]
    assert find(scene, "the plus button")[0].element.name == "+"


def test_what_names_the_element_is_left_of_a_request() -> None:
    set_language("de")
    assert phrase_of("Wo ist die Schaltfläche Alles auswählen?") == "alles auswählen"
    assert wanted_name("finde den Knopf Speichern oben rechts") == "speichern"
    assert ordinal_of("dritten") == 3 and ordinal_of("third") == 3
    assert parse_query("Links").x == 0.0
    assert parse_query("the links").roles == (Role.LINK,)
