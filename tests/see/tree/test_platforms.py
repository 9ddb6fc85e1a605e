"""What the Windows and macOS readers make of controls, with stand-ins for the controls."""

from __future__ import annotations

import sys
import time
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.errors import TreeError
from assistant.scene import Box, Role
from assistant.see.tree import macos, uia
from assistant.see.tree.atspi_names import role_of, state_words


def control(kind: str, name: str, *children: Any, box: tuple[int, int, int, int] = (0, 0, 50, 20), **more: Any) -> Any:
    rect = SimpleNamespace(left=box[0], top=box[1], right=box[0] + box[2], bottom=box[1] + box[3])
    values: dict[str, Any] = {
        "ControlTypeName": kind, "Name": name, "BoundingRectangle": rect, "IsEnabled": True, "HasKeyboardFocus": False,
        "IsPassword": False, "IsOffscreen": False, "ProcessId": 42, "GetChildren": lambda: list(children),
    }  # fmt: skip
    return SimpleNamespace(**{**values, **more})


def test_uia_controls_become_nodes() -> None:
    box = control("CheckBoxControl", "Sync", GetTogglePattern=lambda: SimpleNamespace(ToggleState=1))
    field = control("EditControl", "Name", GetValuePattern=lambda: SimpleNamespace(Value="Ada", IsReadOnly=False))
    window = control(
        "WindowControl",
        "Account",
        box,
        field,
        control("ButtonControl", "Hidden", IsOffscreen=True),
        box=(0, 0, 400, 300),
    )
    tree = uia.read_window(window, time.monotonic() + 5)
    assert (tree.title, tree.pid, tree.complete) == ("Account", 42, True)
    assert [(n.role, n.name, n.parent) for n in tree.nodes] == [
        (Role.WINDOW, "Account", -1),
        (Role.CHECKBOX, "Sync", 0),
        (Role.TEXT_FIELD, "Name", 0),
    ]
    assert tree.nodes[1].states == {"checked"}
    assert tree.nodes[2].value == "Ada"


def test_uia_passwords_are_not_asked_for() -> None:
    def forbidden() -> None:
        raise AssertionError("the value of a password field was asked for")

    node = uia.node_of(control("EditControl", "PIN", IsPassword=True, GetValuePattern=forbidden), -1)
    assert (node.secret, node.value) == (True, "")


def test_uia_stops_in_time() -> None:
    tree = uia.read_window(control("WindowControl", "Slow"), time.monotonic() - 1)
    assert not tree.complete


def ax(element: dict[str, Any], name: str) -> Any:
    return element.get(name)


def ax_element(role: str, **more: Any) -> dict[str, Any]:
    place = {"AXPosition": SimpleNamespace(x=10, y=20), "AXSize": SimpleNamespace(width=80, height=24)}
    return {"AXRole": role, **place, **more}


def test_ax_elements_become_nodes() -> None:
    window = ax_element(
        "AXWindow",
        AXTitle="Letter",
        AXChildren=[
            ax_element("AXCheckBox", AXTitle="Wrap", AXValue=1),
            ax_element("AXStaticText", AXValue="Dear Ada"),
        ],
    )
    tree = macos.read_window(window, 7, ax, time.monotonic() + 5)
    assert [(n.role, n.name) for n in tree.nodes] == [
        (Role.WINDOW, "Letter"),
        (Role.CHECKBOX, "Wrap"),
        (Role.LABEL, "Dear Ada"),
    ]
    assert tree.nodes[1].states == {"checked"}
    assert tree.nodes[1].box == Box(10, 20, 80, 24)


def test_ax_passwords_are_not_asked_for() -> None:
    asked = []

    def attribute(element: dict[str, Any], name: str) -> Any:
        asked.append(name)
        return element.get(name)

    node = macos.node_of(ax_element("AXTextField", AXSubrole="AXSecureTextField", AXValue="hunter2"), -1, attribute)
    assert (node.secret, node.value) == (True, "")
    assert "AXValue" not in asked


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these readers work here")
def test_the_wrong_platform_is_one_sentence() -> None:
    for tree in (uia.UiaTree(), macos.MacTree()):
        with pytest.raises(TreeError):
            tree.read(1)


def test_atspi_states() -> None:
    sensitive, checked, expandable = 1 << 24, 1 << 4, 1 << 9
    assert state_words([sensitive | checked, 0], Role.CHECKBOX) == {"checked"}
    assert state_words([sensitive, 0], Role.RADIO) == {"unchecked"}
    assert state_words([0, 0], Role.BUTTON) == {"disabled"}
    assert state_words([sensitive | expandable, 0], Role.COMBO_BOX) == {"collapsed"}
    assert state_words([sensitive, 1 << 7], Role.BUTTON) == {"default"}
    assert role_of(43) is Role.BUTTON
    assert role_of(99999) is Role.OTHER
