"""Questions that evidence can answer: states, counts, contents, places, lines of text.

Each kind of question has patterns, in the language that is spoken and in English, and an answer built from elements of the
scene; a question that fits none of them, or that nothing on the screen answers, is declined in words. Knows nothing about
pixels or speech.
"""

from __future__ import annotations

import re

from assistant.ask import answers, states
from assistant.ask.asked import Answer, Asked, Handler
from assistant.ask.charts import chart_answer
from assistant.ask.console import console_answer
from assistant.ask.documents import document_answer
from assistant.ask.forms import form_answer
from assistant.ask.model_answers import ANSWERS
from assistant.ask.tables import table_answer
from assistant.find.certainty import is_sure
from assistant.find.find import ColourOf
from assistant.find.understanding import Understood
from assistant.scene import Scene
from assistant.words.plain import without_accents
from assistant.words.questions import questions
from assistant.words.replies import CANNOT
from assistant.words.vocabulary import listened_to
from assistant.words.vocabulary import understood as vocabulary_of


def ask(
    scene: Scene,
    question: str,
    colour_of: ColourOf | None = None,
    what: str = "image",
    understood: Understood | None = None,
) -> Answer:
    """Answer `question` from `scene`, or say that it can't be answered. `understood`: what the request model makes of it."""
    plain = _plain(question)
    bare, languages = without_accents(plain), [v.language for v in listened_to()]
    found = document_answer(scene.document, bare, languages) if scene.document is not None else None
    if scene.console is not None:
        found = found or console_answer(scene.console, bare, languages)
    for chart in scene.charts:
        found = found or chart_answer(chart, bare, languages)
    found = found or form_answer(scene, bare, languages) or table_answer(scene, bare)
    if found is not None:
        return found
    if understood is not None and understood.wants in ANSWERS and is_sure(understood, question, scene, "ask"):
        own = as_asked(scene, question, colour_of, what)
        answer = ANSWERS[understood.wants](own, understood)
        if answer is not None and answer.answered:
            return answer
    for vocabulary in listened_to():
        asked = Asked(scene, plain, what, colour_of, questions(vocabulary.language))
        for kind, pattern in asked.questions.patterns:
            match = pattern.search(bare)
            if match:
                groups = {name: plain[slice(*match.span(name))] for name in match.groupdict()}
                answer = HANDLERS[kind](asked, groups)
                if answer is not None:
                    return answer
    return Answer(CANNOT.format(what=what), None)


def as_asked(scene: Scene, question: str, colour_of: ColourOf | None, what: str) -> Asked:
    """A question in the language that it is in."""
    return Asked(scene, _plain(question), what, colour_of, questions(vocabulary_of(question).language))


def _plain(question: str) -> str:
    return re.sub(r"[’`]", "'", " ".join(question.split())).lstrip("¿¡ ").rstrip("?!. ").casefold()


# The kinds of questions that `resources/words/` has patterns for.
HANDLERS: dict[str, Handler] = {
    "error": answers.error_answer,
    "dialog": answers.dialog_answer,
    "how_many": answers.how_many_answer,
    "read_line": answers.read_line_answer,
    "read_all": answers.read_all_answer,
    "state": states.state_answer,
    "where": answers.where_answer,
    "is_there": answers.is_there_answer,
    "program": answers.program_answer,
    "title": answers.title_answer,
    "focus": answers.focus_answer,
    "colour": answers.colour_answer,
    "contents": answers.contents_answer,
    "says": answers.says_answer,
    "which": answers.which_answer,
    "kind": answers.kind_answer,
}
