"""The language of the windows: the user's choice, else the system's; English where there is no translation.

Knows nothing about what the texts say.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from assistant.paths import resource

FOLDER = resource("translations")


def language_of(chosen: str) -> str:
    """The language that `chosen` means: "auto" is the system's."""
    return QLocale.system().name()[:2] if chosen == "auto" else chosen


def speak_language(app: QCoreApplication, chosen: str) -> str:
    """Load the translations of `chosen` ("auto" for the system's language) into `app`. Returns the language."""
    language = language_of(chosen)
    own = QTranslator(app)
    if language == "en" or not own.load(f"percept_{language}", str(FOLDER)):
        return "en"
    qt = QTranslator(app)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    app.installTranslator(own)
    return language
