"""Questions that evidence can answer: states, counts, contents, places, lines of text.

Each kind of question has a pattern and an answer built from elements of the scene; a question
that none fits, or that nothing on the screen answers, is declined in words. Knows nothing about
pixels or speech.
"""

from __future__ import annotations

import re

from assistant.ask import answers
from assistant.ask.answers import Answer, Asked, Handler
from assistant.find.find import ColourOf
from assistant.scene import Scene

CANNOT = (
    "I can't answer that from what is on the {what}. I can say what a text, an error or a field says, "
    "whether a box is checked, how many controls there are, and where something is."
)


def ask(scene: Scene, question: str, colour_of: ColourOf | None = None, what: str = "image") -> Answer:
    """Answer `question` from `scene`, or say that it can't be answered."""
    plain = re.sub(r"[’`]", "'", " ".join(question.split())).rstrip("?!. ").casefold()
    asked = Asked(scene, plain, what, colour_of)
    for pattern, handler in HANDLERS:
        match = re.search(pattern, plain)
        if match:
            answer = handler(asked, match)
            if answer is not None:
                return answer
    return Answer(CANNOT.format(what=what), None)


THE = r"(?:the |my |this |that |any |an? )?"
HANDLERS: tuple[tuple[str, Handler], ...] = (
    (rf"^what (?:does|do|is) {THE}(error|warning|dialog|message|alert|problem)\b.*$", answers.error_answer),
    (r"^how many (.+?)(?: (?:are|is|do|does|can) .*)?$", answers.how_many_answer),
    (r"^(?:count|number of) (?:the |of )?(.+)$", answers.how_many_answer),
    (rf"^read {THE}(?:line (?:number )?(\d+)|(\w+) line)(?: .*)?$", answers.read_line_answer),
    (rf"^what (?:does|is|do) {THE}(?:line (?:number )?(\d+)|(\w+) line)(?: say| .*)?$", answers.read_line_answer),
    (
        r"^(?:read|read out|what is) (?:me )?(?:everything|all|all of it|the (?:whole |entire )?(?:text|screen|page)|it)(?: .*)?$",
        answers.read_all_answer,
    ),
    (r"^what (?:does it say|text (?:is|can) .*)$", answers.read_all_answer),
    (rf"^(?:is|are) {THE}(.+?) ({'|'.join(answers.STATE_QUESTIONS)})$", answers.state_answer),
    (rf"^where (?:is|are|can i find) {THE}(.+)$", answers.where_answer),
    (rf"^(?:find|locate) {THE}(.+)$", answers.where_answer),
    (r"^(?:is|are) there (?:an? |any |the )?(.+?)(?: on .*)?$", answers.is_there_answer),
    (r"^what (?:is |'?s )?(?:the )?(?:window )?title\b.*$", answers.title_answer),
    (r"^(?:which|what) (?:window|program|app|application)\b.*$", answers.title_answer),
    (r"^(?:what|which|where)\b.*\bfocus(?:ed)?\b.*$", answers.focus_answer),
    (rf"^what colou?r (?:is|has|does) {THE}(.+?)(?: have)?$", answers.colour_answer),
    (rf"^what (?:is|'s|stands) (?:written |typed |entered )?in {THE}(.+)$", answers.contents_answer),
    (rf"^what (?:is|'s) {THE}(?:value|content|text|contents) (?:of|in) {THE}(.+)$", answers.contents_answer),
    (rf"^what does {THE}(.+?) (?:say|read|contain)$", answers.says_answer),
    (r"^(?:what|which) (.+?) (?:are|is) (?:there|shown|on .*|available)$", answers.which_answer),
    (r"^(?:list|name) (?:all )?(?:the )?(.+)$", answers.which_answer),
    (r"^what (?:is|kind of (?:image|screen|picture) is) (?:this|it|that)$", answers.kind_answer),
)
