"""The text that tells most of what is going on comes early."""

from assistant.describe.screen import describe
from assistant.describe.sentence import Verbosity
from assistant.scene import Gist, Kind, Role, Scene
from tests.scenes import element


def texts(scene, verbosity=Verbosity.NORMAL):
    return [sentence.text for sentence in describe(scene, verbosity)]


def page(*words, telling=None, **more):
    """A window with lines of text that were read, the one at `telling` most telling."""
    rows = [element(Role.LABEL, t, (20, 40 + 30 * i, 300, 20), source="ocr") for i, t in enumerate(words)]
    window = element(Role.WINDOW, "Disks", (0, 0, 800, 600), source="model", confidence=0.9)
    gist = Gist(telling=None if telling is None else rows[telling])
    return Scene((800, 600), Kind.SCREEN, [window, *rows, *more.get("beside", ())], gist=gist)


def test_the_most_telling_text_comes_second_and_once():
    scene = page("A very long line about partitions and their sizes", "Error opening the disk", telling=1)
    first, second, *rest = texts(scene)
    assert (first, second) == ("Window “Disks”.", "It says: “Error opening the disk”.")
    assert not any("Error opening" in text for text in rest)
    assert len(texts(scene, Verbosity.BRIEF)) == 2


def test_a_word_or_two_tell_nothing():
    assert not any(t.startswith("It says") for t in texts(page("Some line of text", "Ready now", telling=1)))


def test_where_a_dialog_says_what_matters_nothing_is_put_before_it():
    dialog = element(Role.DIALOG, "Question", (300, 200, 300, 140))
    asked = element(Role.LABEL, "Delete the file?", (320, 230, 200, 18))
    heard = texts(page("Some line of text", "Error opening the disk", telling=1, beside=(dialog, asked)))
    assert [t for t in heard if t.startswith("It says")] == ["It says: “Delete the file?”."]


def test_what_stands_in_another_window_or_is_the_title_tells_nothing():
    message = element(Role.LABEL, "Something went wrong elsewhere", (820, 40, 170, 20), source="ocr")
    scene = page("Some line of text", telling=0, beside=(message,))
    scene.elements[0] = element(Role.WINDOW, "Disks and partitions", (0, 0, 800, 600), "active")
    scene.gist = Gist(telling=message)
    assert not any(t.startswith("It says") for t in texts(scene))
    title = element(Role.LABEL, "Disks and partitions", (20, 5, 170, 20), source="ocr")
    scene.elements.append(title)
    scene.gist = Gist(telling=title)
    assert not any(t.startswith("It says") for t in texts(scene))
