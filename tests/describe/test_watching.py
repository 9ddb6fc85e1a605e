"""What is worth saying of a window that is watched."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from assistant.describe.watching import Watcher
from assistant.scene import Element, Kind, Role, Scene, Source
from tests.scenes import element


def chat(*texts: str, progress: str = "", more: tuple[Element, ...] = ()) -> Scene:
    """A window with a list of messages, and a progress bar."""
    bar = replace(element(Role.PROGRESS_BAR, "Download", (20, 700, 400, 20)), value=progress)
    lines = [element(Role.LABEL, text, (20, 60 + 30 * i, 400, 20)) for i, text in enumerate(texts)]
    window = element(Role.WINDOW, "Chat", (0, 0, 1000, 800), "active")
    return Scene((1000, 800), Kind.SCREEN, [window, *lines, *([bar] if progress else []), *more])


BEFORE = ("Mara: Hello", "Tom: Good morning", "Ana: Hi", "Room 4", "Members")


def seen(*looks: tuple[float, Scene], pause: float = 0.0) -> list[tuple[float, str]]:
    watcher = Watcher(pause)
    return [(at, sentence.text) for at, scene in looks for sentence in watcher.see(scene, at)]


def test_the_first_look_and_one_that_is_the_same_say_nothing() -> None:
    assert seen((0, chat(*BEFORE)), (1, chat(*BEFORE)), (2, chat(*BEFORE))) == []


def test_a_new_message_is_quoted_once() -> None:
    more = chat(*BEFORE, "Mara: Who has the key?")
    assert seen((0, chat(*BEFORE)), (1, more), (2, more)) == [(1, "New: “Mara: Who has the key?”.")]


def test_what_flickers_is_not_said_again_at_once() -> None:
    more = chat(*BEFORE, "Tom is typing")
    looks = [(float(i), more if i % 2 else chat(*BEFORE)) for i in range(8)]
    assert [at for at, _ in seen(*looks)] == [1.0]


def test_of_a_line_that_grows_what_is_new_is_said() -> None:
    found = seen((0, chat(*BEFORE, "Copying files")), (1, chat(*BEFORE, "Copying files: all of them are there now")))
    assert found == [(1, "New: “: all of them are there now”.")]


def test_clocks_say_nothing_and_numbers_that_run_are_said_now_and_then() -> None:
    clock = [(float(i), chat(*BEFORE, f"10:15:{i:02d}")) for i in range(30)]
    assert seen(*clock) == []
    running = seen(*[(float(i), chat(*BEFORE, f"File {i} of 900")) for i in range(40)])
    assert 3 <= len(running) <= 8


def test_progress_is_said_in_steps_and_at_its_end() -> None:
    found = seen(*[(i / 2, chat(*BEFORE, progress=f"{i * 4} %")) for i in range(26)])
    values = [int(text.removeprefix("Download: ").removesuffix(" %.")) for _, text in found]
    assert values[-1] == 100 and len(values) <= 10 and all(b - a >= 10 for a, b in pairwise(values[:-1]))


def test_slow_progress_is_said_too() -> None:
    found = seen(*[(float(i * 6), chat(*BEFORE, progress=f"{i} %")) for i in range(6)])
    assert found and all(text.startswith("Download: ") for _, text in found)


def test_within_the_pause_news_wait_and_none_is_lost() -> None:
    looks = [(0.0, chat(*BEFORE)), (1.0, chat(*BEFORE, "one more")), (2.0, chat(*BEFORE, "one more", "and another"))]
    assert seen(*looks, (3.5, looks[-1][1]), pause=2.0) == [(1.0, "New: “one more”."), (3.5, "New: “and another”.")]


def test_a_dialog_is_said_at_once_and_that_it_went() -> None:
    dialog = (
        element(Role.DIALOG, "Question", (300, 300, 300, 150), "active"),
        element(Role.LABEL, "Keep the changes?", (320, 340, 200, 20)),
        element(Role.BUTTON, "Keep", (320, 400, 80, 30)),
    )
    asked = Scene((1000, 800), Kind.SCREEN, list(dialog))
    looks = [(0.0, chat(*BEFORE)), (1.0, chat(*BEFORE, "one more")), (1.5, asked), (2.0, chat(*BEFORE, "one more"))]
    found = seen(*looks, pause=5.0)
    assert found[0] == (1.0, "New: “one more”.")
    assert any("Question" in text for at, text in found if at == 1.5)
    assert found[-1] == (2.0, "Gone: “Question”.") and not any("Chat" in text for _, text in found)


def test_another_content_is_told_as_that() -> None:
    other = chat(*(f"Section {name} begins here" for name in ("one", "two", "three", "four", "five", "six", "seven")))
    assert seen((0, chat(*BEFORE)), (1, other)) == [(1, "Its contents have changed.")]


def terminal(*lines: str, focused: bool = True) -> Scene:
    states = ("focused", "editable") if focused else ("editable",)
    text = replace(element(Role.TEXT_FIELD, "Terminal", (0, 60, 1000, 700), *states), value="\n".join(lines))
    return Scene((1000, 800), Kind.SCREEN, [element(Role.WINDOW, "Terminal", (0, 0, 1000, 800), "active"), text])


def test_new_lines_of_a_terminal_are_said_and_what_is_typed_is_not() -> None:
    prompt = "mara@desk:~$"
    looks = [
        terminal("Welcome", f"{prompt} "), terminal("Welcome", f"{prompt} make"),
        terminal("Welcome", f"{prompt} make", "Compiling alpha.c", "Compiling beta.c"),
        terminal("Welcome", f"{prompt} make", "Compiling alpha.c", "Compiling beta.c", "error: beta.c:14: ; is missing", "Build failed", prompt),
    ]  # fmt: skip
    found = [text for _, text in seen(*((float(at), look) for at, look in enumerate(looks)))]
    assert found == [
        "New: “Compiling alpha.c”, “Compiling beta.c”.",
        "New: “error: beta.c:14: ; is missing”, “Build failed”.",
    ]


def test_a_terminal_that_forgets_its_beginning_says_only_what_is_new() -> None:
    lines = [f"Line {'abcdefghij'[i]} of it" for i in range(10)]
    found = seen((0, terminal(*lines[:6], focused=False)), (1, terminal(*lines[2:8], focused=False)))
    assert found == [(1, "New: “Line g of it”, “Line h of it”.")]


def test_a_message_is_quoted_to_its_end() -> None:
    long = "Please send me the contract for the Harbour Street house before five, because the notary is waiting for it there"
    assert long in seen((0, chat(*BEFORE)), (1, chat(*BEFORE, "and so", long)))[0][1]


def test_parts_of_a_row_that_were_read_one_by_one_are_one() -> None:
    parts = [
        element(Role.LABEL, word, (20 + 90 * i, 300, 80, 20), source=Source.OCR)
        for i, word in enumerate(("error:", "delta.c:", "undefined"))
    ]
    assert seen((0, chat(*BEFORE)), (1, chat(*BEFORE, more=tuple(parts)))) == [(1, "New: “error: delta.c: undefined”.")]


def test_bare_numbers_are_not_news() -> None:
    number = element(Role.LABEL, "132", (20, 300, 80, 20))
    assert seen((0, chat(*BEFORE)), (1, chat(*BEFORE, more=(number,)))) == []


def test_what_the_user_types_is_not_said() -> None:
    def field(text: str) -> Scene:
        entry = replace(element(Role.TEXT_FIELD, "Message", (20, 740, 400, 24), "focused", "editable"), value=text)
        return chat(*BEFORE, more=(entry,))

    assert seen((0, field("")), (1, field("Hel")), (2, field("Hello"))) == []


def test_a_title_is_told_and_a_number_in_it_is_not() -> None:
    def titled(title: str) -> Scene:
        scene = chat(*BEFORE)
        return replace(scene, elements=[replace(e, name=title) if e.role is Role.WINDOW else e for e in scene.elements])

    looks = [(0, titled("Chat")), (1, titled("(1) Chat")), (2, titled("(2) Chat")), (3, titled("Archive"))]
    told = seen(*((float(at), scene) for at, scene in looks))
    assert told == [(3.0, "The window is now “Archive”, before “(2) Chat”.")]
