"""Questions in the language that Percept speaks, answered in it; English is understood beside it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ask.ask import ask
from assistant.scene import Role, Scene
from assistant.words.wording import set_language
from tests.scenes import editor, editor_in

ANSWERS = {
    "de": {
        "Was sagt die Fehlermeldung?": "Dort steht: „Änderungen an notizen.txt speichern? Fehler: der Datenträger ist voll“.",
        "Was steht im Dialog?": "Dort steht: „Änderungen an notizen.txt speichern? Fehler: der Datenträger ist voll“.",
        "Ist das Kontrollkästchen Zeilen umbrechen angekreuzt?": "Ja, das Kontrollkästchen „Zeilen umbrechen“ ist angekreuzt.",
        "Ist Lineal zeigen aktiviert?": "Nein, das Kontrollkästchen „Lineal zeigen“ ist nicht angekreuzt.",
        "Ist das Kästchen angekreuzt?": "„Zeilen umbrechen“ ist angekreuzt und „Lineal zeigen“ ist nicht angekreuzt.",
        "Wie viele Schaltflächen gibt es?": "3 Schaltflächen: „Öffnen“, „Abbrechen“ und „Speichern“.",
        "Wie viele Kontrollkästchen sind angekreuzt?": "1 Kontrollkästchen: „Zeilen umbrechen“.",
        "Wie viele Links gibt es?": "1 Link: „Hilfe“.",
        "Lies die dritte Zeile": "„Fehler: der Datenträger ist voll“.",
        "Lies mir bitte die letzte Zeile vor": "„Speichern“.",
        "Wie viele Zeilen gibt es?": "Ich habe 5 Textstücke gelesen.",
        "Was steht im Suchfeld?": "Das Textfeld „Suchen“, Inhalt „Nadel“.",
        "Wie lautet der Inhalt des Suchfelds?": "Das Textfeld „Suchen“, Inhalt „Nadel“.",
        "Wo ist die Schaltfläche Abbrechen?": "Die Schaltfläche „Abbrechen“ ist in der Mitte.",
        "Gibt es ein Suchfeld?": "Ja, das Textfeld „Suchen“, Inhalt „Nadel“ ist oben rechts.",
        "Gibt es einen Fehler?": "Ich habe dies gelesen, das damit zu tun haben kann: „Fehler: der Datenträger ist voll“.",
        "Was hat den Fokus?": "Die Schaltfläche „Speichern“.",
        "Wie lautet der Titel des Fensters?": "„notes.txt - Editor“.",
        "Welche Menüeinträge gibt es?": "2 Menüeinträge: „Datei“ und „Bearbeiten“.",
        "Ist die Schaltfläche Speichern ausgegraut?": "Nein, die Schaltfläche „Speichern“ ist verfügbar.",
        "Welche Farbe hat die Schaltfläche Speichern?": "Die Schaltfläche „Speichern“ ist dunkelblau.",
        "Was ist das?": "Fenster „notes.txt - Editor“.",
    },
    "es": {
        "¿Qué dice el error?": "Dice: «¿Guardar los cambios de notas.txt? Error: el disco está lleno».",
        "¿Qué dice el diálogo?": "Dice: «¿Guardar los cambios de notas.txt? Error: el disco está lleno».",
        "¿Está marcada la casilla Ajustar líneas?": "Sí, la casilla «Ajustar líneas» está marcada.",
        "¿La casilla Mostrar regla está marcada?": "No, la casilla «Mostrar regla» está sin marcar.",
        "¿Está marcada la casilla?": "«Ajustar líneas» está marcada y «Mostrar regla» está sin marcar.",
        "cuantos botones hay": "3 botones: «Abrir», «Cancelar» y «Guardar».",
        "¿Cuántas casillas están marcadas?": "1 casilla: «Ajustar líneas».",
        "¿Cuántos enlaces hay en la pantalla?": "1 enlace: «Ayuda».",
        "Lee la tercera línea": "«Error: el disco está lleno».",
        "Lee la última línea": "«Guardar».",
        "¿Cuántas líneas hay?": "He leído 5 trozos de texto.",
        "¿Qué hay en el campo Buscar?": "El campo de texto «Buscar», contiene «aguja».",
        "¿Dónde está el botón Cancelar?": "El botón «Cancelar» está en el centro.",
        "¿Dónde está el botón de guardar?": "El botón «Guardar» está en el centro.",
        "¿Hay un campo de búsqueda?": "Sí, el campo de texto «Buscar», contiene «aguja» está arriba a la derecha.",
        "¿Hay algún error?": "He leído esto, que puede tener que ver: «Error: el disco está lleno».",
        "¿Qué tiene el foco?": "El botón «Guardar».",
        "¿Cuál es el título de la ventana?": "«notes.txt - Editor».",
        "¿Qué elementos de menú hay?": "2 elementos de menú: «Archivo» y «Editar».",
        "¿Está desactivado el botón Guardar?": "No, el botón «Guardar» está disponible.",
        "¿De qué color es el botón Guardar?": "El botón «Guardar» es de color azul oscuro.",
        "¿Qué es esto?": "Ventana «notes.txt - Editor».",
    },
    "fr": {
        "Que dit l'erreur ?": "On y lit : « Enregistrer les modifications de notes.txt ? Erreur : le disque est plein ».",
        "Que dit la boîte de dialogue ?": "On y lit : « Enregistrer les modifications de notes.txt ? Erreur : le disque est plein ».",
        "La case Retour à la ligne est-elle cochée ?": "Oui, la case à cocher « Retour à la ligne » est cochée.",
        "Est-ce que la case Afficher la règle est cochée ?": "Non, la case à cocher « Afficher la règle » est non cochée.",
        "La case est-elle cochée ?": "« Retour à la ligne » est cochée et « Afficher la règle » est non cochée.",
        "Combien de boutons y a-t-il ?": "3 boutons : « Ouvrir », « Annuler » et « Enregistrer ».",
        "Combien y a-t-il de boutons ?": "3 boutons : « Ouvrir », « Annuler » et « Enregistrer ».",
        "Combien de cases sont cochées ?": "1 case à cocher : « Retour à la ligne ».",
        "Lis la troisième ligne": "« Erreur : le disque est plein ».",
        "Lis la dernière ligne": "« Enregistrer ».",
        "Combien de lignes y a-t-il ?": "J'ai lu 5 morceaux de texte.",
        "Qu’y a-t-il dans le champ Rechercher ?": "Le champ de texte « Rechercher », contient « aiguille ».",
        "Où est le bouton Annuler ?": "Le bouton « Annuler » est au milieu.",
        "Où est le bouton d'enregistrement ?": "Le bouton « Enregistrer » est au milieu.",
        "Y a-t-il un champ de recherche ?": "Oui, le champ de texte « Rechercher », contient « aiguille » est en haut à droite.",
        "Y a-t-il une erreur ?": "J'ai lu ceci, qui peut s'y rapporter : « Erreur : le disque est plein ».",
        "Qu'est-ce qui a le focus ?": "Le bouton « Enregistrer ».",
        "Quel est le titre de la fenêtre ?": "« notes.txt - Editor ».",
        "Quels éléments de menu y a-t-il ?": "2 éléments de menu : « Fichier » et « Édition ».",
        "Le bouton Enregistrer est-il grisé ?": "Non, le bouton « Enregistrer » est disponible.",
        "De quelle couleur est le bouton Enregistrer ?": "Le bouton « Enregistrer » est de couleur bleu foncé.",
        "Qu'est-ce que c'est ?": "Fenêtre « notes.txt - Editor ».",
    },
}
NOT_FOUND = {
    "de": ("Das kann ich nicht sagen: ", ("Wo ist die Schaltfläche Drucken?", "Gibt es einen Schieberegler?", "Wie viele Regler gibt es?")),
    "es": ("No lo sé: ", ("¿Dónde está el botón Imprimir?", "¿Hay un deslizador?", "¿Cuántos deslizadores hay?")),
    "fr": ("Je ne peux pas le dire : ", ("Où est le bouton Imprimer ?", "Y a-t-il un curseur ?", "Combien de curseurs y a-t-il ?")),
}  # fmt: skip
CANNOT = {
    "de": ("Das kann ich nicht sagen: Nichts, was ich hier lesen konnte", "Wer hat das geschrieben?"),
    "es": ("No lo sé: nada de lo que he podido leer", "¿Quién escribió esto?"),
    "fr": ("Je ne peux pas le dire : rien de ce que j'ai pu lire", "Qui a écrit cela ?"),
}


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize(("language", "question"), [(lang, q) for lang in ANSWERS for q in ANSWERS[lang]])
def test_what_evidence_answers(language: str, question: str) -> None:
    set_language(language)
    result = ask(editor_in(language), question, lambda box: "dark blue")
    assert result.text == ANSWERS[language][question]
    assert result.sentence is not None and result.sentence.boxes


@pytest.mark.parametrize("language", ANSWERS)
def test_what_was_not_found_is_not_denied_and_what_it_can_not_answer_it_says(language: str) -> None:
    set_language(language)
    beginning, questions = NOT_FOUND[language]
    for question in questions:
        result = ask(editor_in(language), question)
        assert not result.answered and result.text.startswith(beginning), question
    beginning, question = CANNOT[language]
    result = ask(editor_in(language), question)
    assert not result.answered and result.text.startswith(beginning)


@pytest.mark.parametrize("language", ANSWERS)
def test_passwords_are_not_read(language: str) -> None:
    set_language(language)
    question = {
        "de": "Was steht im Passwortfeld?",
        "es": "¿Qué hay en el campo de contraseña?",
        "fr": "Que contient le champ Mot de passe ?",
    }[language]
    result = ask(editor_in(language), question)
    assert result.sentence is not None and result.sentence.text.endswith(
        {"de": "Passwörter werden nicht vorgelesen.", "es": "las contraseñas no se leen.", "fr": "les mots de passe ne sont pas lus."}[language]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "answers"),
    [
        (
            "de",
            ("3 Schaltflächen: „Open“, „Cancel“ und „Save“.", "Ja, das Kontrollkästchen „Wrap lines“ ist angekreuzt."),
        ),
        ("es", ("3 botones: «Open», «Cancel» y «Save».", "Sí, la casilla «Wrap lines» está marcada.")),
        ("fr", ("3 boutons : « Open », « Cancel » et « Save ».", "Oui, la case à cocher « Wrap lines » est cochée.")),
    ],
)
def test_english_questions_are_answered_in_the_language(language: str, answers: tuple[str, str]) -> None:
    set_language(language)
    assert ask(editor(), "How many buttons are there?").text == answers[0]
    assert ask(editor(), "Is the wrap lines box on?").text == answers[1]


def test_that_no_dialog_is_open_can_be_known() -> None:
    set_language("de")
    scene = editor_in("de")
    scene.elements = [e for e in scene.elements if e.role is not Role.DIALOG]
    scene.whole_tree = True
    assert ask(scene, "Gibt es einen Dialog?").answered


@pytest.mark.parametrize("language", ANSWERS)
@given(st.text(max_size=60))
def test_any_question_gets_a_sentence(language: str, question: str) -> None:
    set_language(language)
    scene: Scene = editor_in(language)
    assert ask(scene, question).text
