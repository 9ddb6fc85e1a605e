import pytest

from assistant.scene import Role
from assistant.see.controls.naming import without_marks


@pytest.mark.parametrize(
    ("role", "text", "name"),
    [
        (Role.CHECKBOX, "✓ Wrap lines", "Wrap lines"),
        (Role.CHECKBOX, "□ Wrap lines", "Wrap lines"),
        (Role.RADIO, "O Custom", "Custom"),
        (Role.RADIO, "Option A", "Option A"),
        (Role.BUTTON, "O Custom", "O Custom"),
        (Role.TAB, "Untitled X", "Untitled"),
        (Role.TAB, "Untitled 1X", "Untitled 1"),
        (Role.TAB, "Notes 2 x", "Notes 2"),
        (Role.TAB, "2X", "2X"),
        (Role.TAB, "LaTeX", "LaTeX"),
        (Role.TAB, "Box", "Box"),
        (Role.TAB, "X", "X"),
        (Role.BUTTON, "M+ ν", "M+"),
        (Role.BUTTON, "Insert ▼", "Insert"),
        (Role.COMBO_BOX, "Plain text v", "Plain text"),
        (Role.BUTTON, "Value v", "Value v"),
        (Role.BUTTON, "Untitled 1X", "Untitled 1"),
        (Role.BUTTON, "Axis X", "Axis X"),
    ],
)
def test_what_is_drawn_beside_a_name_is_no_part_of_it(role, text, name):
    assert without_marks(role, text) == name
