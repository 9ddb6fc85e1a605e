"""Questions about a page of text: whom a letter is from, what a bill comes to, what an article says.

How they are asked is in `resources/words/`. What was not found on the page is not answered. Knows nothing about how the page
was read.
"""

from __future__ import annotations

from assistant.ask.asked import Answer, asked_for
from assistant.describe.documents import document_sentences, in_words, items_in_words, what_it_is
from assistant.describe.sentence import Verbosity, said, together
from assistant.document import Document, DocumentKind, Field
from assistant.see.pages.summary import summary_of
from assistant.words import phrases as p
from assistant.words import replies as r

SUMMARY, KIND, ITEMS = "summary", "kind", "items"


def document_answer(document: Document, question: str, languages: list[str]) -> Answer | None:
    """The answer to a question in lower case and without accents; None where it asks for nothing that was found."""
    what = asked_for(question, languages, "pages", "asked")
    return _answer(document, what) if what else None


def _answer(document: Document, what: str) -> Answer | None:
    if what == SUMMARY and document.kind in (DocumentKind.RECEIPT, DocumentKind.INVOICE):
        told = together(document_sentences(document, Verbosity.NORMAL))
        return Answer(told.text, told)
    if what == SUMMARY:
        sentences = summary_of(document)
        words = " ".join(p.quote(text, 600) for text, _ in sentences)
        lines = [line for _, found in sentences for line in found]
        return Answer(words, said(words, lines)) if lines else None
    if what == KIND:
        sentence = what_it_is(document)
        return Answer(sentence.text, sentence)
    if what == ITEMS:
        words = items_in_words(document.items)
        lines = [line for pair in document.items for found in pair for line in found.lines]
        return Answer(f"{words}.", said(f"{words}.", lines)) if lines else None
    field = document.fields.get(Field(what))
    if field is None:
        return None
    text = f"{in_words(Field(what), field)}." if field.label else r.SAYS.format(text=p.quote(field.text, 600))
    return Answer(text, said(text, field.lines))
