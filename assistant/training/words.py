"""Words and phrases to put on generated screens, in several languages and scripts; seeded.

Knows nothing about how a screen is drawn.
"""

from __future__ import annotations

import random
from functools import cache

VERBS = (
    "Open Save Close Edit Delete Copy Paste Move Rename Print Export Import Send Share Search Find Replace Insert Select "
    "Undo Redo Refresh Reload Start Stop Pause Resume Connect Disconnect Install Remove Update Download Upload Compare "
    "Preview Publish Archive Restore Reset Apply Cancel Continue Back Next Finish Accept Decline Allow Block Browse Choose "
    "Clear Convert Create Customise Detach Disable Enable Encrypt Expand Collapse Filter Format Group Hide Show Invite Join "
    "Leave Lock Unlock Mark Merge Mute Pin Play Record Register Rotate Scan Schedule Sign Sort Split Subscribe Switch Sync "
    "Test Transfer Translate Verify View Zoom Add Attach Check Configure Discard Duplicate Load Log Manage Open Order Pay Quit"
).split()
NOUNS = (
    "file folder document page image photo video song album playlist message mail contact account profile password user "
    "group team project task event calendar meeting note list table chart report invoice order payment address map route "
    "device printer camera microphone speaker display keyboard network server database backup disk drive partition package "
    "window tab panel sidebar toolbar menu theme font colour language region layout view column row cell header footer "
    "bookmark history link attachment comment reply draft template plugin extension script terminal process service log "
    "error warning update version licence certificate key signature session connection proxy port queue channel filter rule"
).split()
NAMES = (
    "Anna Bruno Carla David Elena Farid Greta Hanna Igor Julia Karim Laura Marek Nadia Oscar Petra Quentin Rosa Stefan Tariq "
    "Ursula Viktor Wanda Xenia Yusuf Zoe Miller Schmidt Rossi Novak Kowalski Garcia Dubois Larsson Okafor Tanaka Hughes Meyer"
).split()
MENUS = "File Edit View Insert Format Tools Table Window Help Search Options Bookmarks Go Terminal Tabs Settings Run Build Image Layer Account Actions".split()
LABELS = (
    "Name:|Email address|Password|First name|Last name|Street|City|Country|Phone number|Language|Time zone|Date of birth|"
    "Remember me|Keep me signed in|Show hidden files|Word wrap|Dark theme|Use system proxy|Check for updates automatically|"
    "Start at login|Send usage statistics|Enable notifications|Play sounds|Match case|Whole words only|Regular expression|"
    "Read only|Archive old messages|I agree to the terms|Font size|Line height|Opacity|Volume|Quality|Resolution|Frame rate|"
    "Width|Height|Margin|Orientation|Paper size|Copies|Pages|Priority|Status|Owner|Size|Type|Modified|Location|Encoding|"
    "Tab width|Theme|Accent colour|Default browser|Download folder|Cache size|Maximum connections|Upload limit|Port|Host"
).split("|")
BUTTONS = (
    "OK|Cancel|Apply|Yes|No|Close|Save|Save As…|Don't Save|Discard|Help|Retry|Ignore|Next >|< Back|Finish|Browse…|Open|"
    "Add|Remove|Edit|Delete|Reset|Defaults|Log in|Sign up|Search|Send|Submit|Continue|Skip|Learn more|Details|Options…|Print|"
    "Connect|Install|Update now|Later|Start|Stop|Quit|Accept all|Reject|Manage|Download|Upload|Copy link|Share|Follow|Buy now"
).split("|")
FOREIGN = (
    "Datei|Bearbeiten|Ansicht|Speichern|Abbrechen|Öffnen|Löschen|Einstellungen|Schließen|Übernehmen|Kennwort|Suchen nach|"
    "Fichier|Édition|Affichage|Enregistrer|Annuler|Ouvrir|Supprimer|Préférences|Fermer|Rechercher|Mot de passe|Télécharger|"
    "Archivo|Editar|Guardar|Cancelar|Abrir|Eliminar|Configuración|Contraseña|Añadir|Siguiente|Buscar en la página|Impostazioni|"
    "Salva|Annulla|Apri|Elimina|Cerca|Guardar como|Definições|Ficheiro|Zapisz|Anuluj|Otwórz|Usuń|Ustawienia|Zamknij|Uložit|Zrušit|"
    "Spara|Avbryt|Öppna|Ta bort|Inställningar|Tallenna|Peruuta|Avaa|Kaydet|İptal|Aç|Sil|Ayarlar|Αποθήκευση|Άκυρο|Άνοιγμα|Διαγραφή|"
    "Файл|Правка|Вид|Сохранить|Отмена|Открыть|Удалить|Настройки|Закрыть|Поиск|Зберегти|Скасувати|Відкрити"
).split("|")
SENTENCES = (
    "The quick update keeps your work where it was|Your changes have been saved|Do you want to save the changes before closing|"
    "No items match your search|Last synchronised a few minutes ago|You have three unread messages|The connection was interrupted|"
    "Choose where new files are stored|Everything is up to date|This action can not be undone|Please enter a valid address|"
    "Two of five tasks are finished|The printer is out of paper|Select an account to continue|Drag files here to upload them|"
    "Meeting moved to Thursday at half past nine|Thank you for your order|Your session will expire soon|Not enough space on the disk"
).split("|")


def sentence(rng: random.Random) -> str:
    """A plausible sentence of running text."""
    if rng.random() < 0.4:
        return rng.choice(SENTENCES) + "."
    words = [rng.choice(NOUNS) if rng.random() < 0.5 else rng.choice(VERBS).lower() for _ in range(rng.randint(4, 14))]
    return " ".join(["The", *words]) + "."


def phrase(rng: random.Random, words: int = 3) -> str:
    """A name of one to `words` words, as list rows, tabs and titles have them."""
    kind = rng.random()
    if kind < 0.15:
        return rng.choice(FOREIGN)
    if kind < 0.3:
        return f"{rng.choice(NAMES)} {rng.choice(NAMES)}"
    if kind < 0.42:
        return f"{rng.choice(NOUNS)}-{rng.randint(1, 99)}.{rng.choice('txt pdf png odt csv zip py html mp3'.split())}"
    if kind < 0.5:
        return f"{rng.randint(1, 28)} {rng.choice('January March May July October December'.split())} {rng.randint(1990, 2030)}"
    parts = [rng.choice(VERBS) if rng.random() < 0.5 else rng.choice(NOUNS).capitalize()]
    parts += [rng.choice(NOUNS) for _ in range(rng.randint(0, words - 1))]
    return " ".join(parts)


def button(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.55:
        return rng.choice(BUTTONS)
    if kind < 0.7:
        return rng.choice(FOREIGN)
    return f"{rng.choice(VERBS)} {rng.choice(NOUNS)}" if kind < 0.9 else rng.choice(VERBS)


def label(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.65:
        return rng.choice(LABELS)
    return rng.choice(FOREIGN) if kind < 0.75 else f"{rng.choice(VERBS)} {rng.choice(NOUNS)}"


def menu(rng: random.Random) -> list[str]:
    """The titles of a menu bar."""
    if rng.random() < 0.15:
        return rng.sample(FOREIGN, rng.randint(3, 8))
    count = rng.randint(3, 9)
    return MENUS[:2] + rng.sample(MENUS[2:], count - 2)


@cache
def spoken_words() -> tuple[str, ...]:
    """The English words above, lower case, for speech and queries."""
    words = {w.lower() for w in (*VERBS, *NOUNS)}
    for text in (*LABELS, *BUTTONS, *SENTENCES):
        words |= {w.strip(".,:…<>").lower() for w in text.split()}
    return tuple(sorted(w for w in words if w.isalpha() and len(w) > 1))
