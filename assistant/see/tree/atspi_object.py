"""One accessible object while its answers come in, and the nodes made from a window's objects.

Knows nothing about asking; `assistant.see.tree.atspi_walk` does that.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from jeepney import DBusAddress

from assistant.scene import WHOLLY, Box, Role
from assistant.see.tree import atspi_names as names
from assistant.see.tree.node import TreeNode, WindowTree

SCREEN_COORDINATES, WINDOW_COORDINATES = 0, 1
LABELLED_BY = 2


IFACE = "org.a11y.atspi."


NOWHERE = Box(0, 0, 0, 0)


@dataclass(slots=True)
class Program:
    """What has to be known about the program that an object belongs to."""

    toolkit: str = ""
    version: str = ""

    @property
    def coordinates(self) -> int:
        """The coordinate type to ask for: GTK 4 knows places inside its windows only."""
        return WINDOW_COORDINATES if self.says_visible_only else SCREEN_COORDINATES

    @property
    def says_visible_only(self) -> bool:
        """GTK 4 marks what is drawn VISIBLE and keeps SHOWING for windows."""
        return self.toolkit.upper() == "GTK" and self.version.startswith("4")


@dataclass(slots=True, eq=False)
class AtspiObject:
    """One accessible object while its answers come in."""

    bus: str
    path: str
    parent: AtspiObject | None
    depth: int
    number: int = 0
    name: str = ""
    description: str = ""
    text: str = ""
    bits: list[int] = field(default_factory=lambda: [0, 0])
    box: Box = NOWHERE
    child_count: int = 0
    labelled_by: list[str] = field(default_factory=list)
    children: list[AtspiObject] = field(default_factory=list)
    open_answers: int = 0
    amounts: dict[str, float] = field(default_factory=dict)
    program: Program | None = None

    def at(self, interface: str) -> DBusAddress:
        return DBusAddress(self.path, self.bus, IFACE + interface)

    @property
    def coordinates(self) -> int:
        return SCREEN_COORDINATES if self.program is None else self.program.coordinates

    @property
    def secret(self) -> bool:
        """Whether this is a field that a password is typed in, or a part of one."""
        return self.number == names.PASSWORD or (self.parent is not None and self.parent.secret)

    @property
    def around_secret(self) -> bool:
        """Whether this is a combo box whose field is for a password: its name is what was typed (Qt)."""
        return self.number in names.BOXES and any(c.secret or c.around_secret for c in self.children)

    def is_in(self, state: int) -> bool:
        return names.has_state(self.bits, state)

    @property
    def shows(self) -> bool:
        if self.is_in(names.DEFUNCT):
            return False
        if self.program is not None and self.program.says_visible_only:
            return self.is_in(names.VISIBLE)
        return self.is_in(names.SHOWING)


def is_showing_window(node: AtspiObject) -> bool:
    return node.shows and not node.is_in(names.ICONIFIED) and node.box.area > 0


def flatten(node: AtspiObject, parent: int, clip: Box, tree: WindowTree, names_by_path: dict[str, str]) -> None:
    """Append `node` and what its program shows of its children to `tree.nodes`, parents first.

    What lies outside `clip`, scrolled out of sight, is marked "offscreen" and "hidden".
    """
    if node.open_answers > 0:
        return  # the program stopped answering in the middle of this one
    owner = _closed_combo_box(node)
    whole = node.box if owner is None else owner.box
    visible = whole.overlap(clip)
    out_of_sight = visible.area == 0
    marks = {"hidden", "offscreen"} if out_of_sight else {"hidden"} if owner is not None else set()
    index = parent
    if whole.area and (node.name or not out_of_sight):
        tree.nodes.append(_tree_node(node, whole if out_of_sight else visible, marks, parent, names_by_path))
        index = len(tree.nodes) - 1
    inner = visible if node.number in names.CLIPPING and not out_of_sight else clip
    for child in node.children:
        if child.shows:
            flatten(child, index, inner, tree, names_by_path)


def _tree_node(node: AtspiObject, box: Box, marks: set[str], parent: int, names_by_path: dict[str, str]) -> TreeNode:
    role = names.role_of(node.number)
    states = names.state_words(node.bits, role) | marks
    if node.number in names.ALERTS and node.parent is not None:
        role, states = Role.OTHER, states | {"alert"}  # a message inside a window, not a window
    labels = " ".join(filter(None, (names_by_path.get(path, "") for path in node.labelled_by)))
    secret = node.secret or node.around_secret
    own = "" if hides_name(node) else node.name.strip()
    name = own or labels.strip() or node.description.strip()
    value = "" if secret else node.text.strip()
    if not name and node.number in names.WORDS_IN_TEXT:
        name, value = value, ""
    if node.number == names.COMBO_BOX and own and labels.strip():
        name, value = labels.strip(), own  # Qt names a combo box after what is chosen in it
    kind = names.KIND_BY_NUMBER.get(node.number, "")
    return TreeNode(role, name, box, states, value, secret, kind, parent, (node.bus, node.path))


def hides_name(node: AtspiObject) -> bool:
    """Whether what a program calls the node may be a password: a password field's own name is its label, but what is
    inside one, or around one, is named by what was typed."""
    inside = node.parent is not None and node.parent.secret
    return node.around_secret or (inside and node.number in names.TEXTS | names.WORDS_IN_TEXT)


def _closed_combo_box(node: AtspiObject) -> AtspiObject | None:
    """The closed combo box that `node` is an option of. Qt says that such options show, anywhere;
    they are kept as what the box offers, in its place."""
    if names.role_of(node.number) not in (Role.LIST_ITEM, Role.MENU_ITEM):
        return None
    owner = node.parent
    while owner is not None and owner.number != names.COMBO_BOX:
        owner = owner.parent
    if owner is None or owner.is_in(names.EXPANDED) or node.box.inside(owner.box, WHOLLY):
        return None
    return owner


def keep_text(node: AtspiObject, text: str) -> None:
    node.text = text.replace("\ufffc", "").strip()  # U+FFFC stands for embedded objects


def keep_labels(node: AtspiObject, relations: list[tuple[int, list[tuple[str, str]]]]) -> None:
    node.labelled_by = [path for kind, targets in relations if kind == LABELLED_BY for _, path in targets]


def keep_share(node: AtspiObject, which: str, amount: float) -> None:
    """How far a progress bar is: toolkits count to 1, to 100 or to the number of files."""
    node.amounts[which] = amount
    level, most = node.amounts.get("CurrentValue"), node.amounts.get("MaximumValue", 0.0)
    if level is not None and most > 0:
        node.text = f"{round(100 * min(max(level / most, 0.0), 1.0))} %"


def number_text(value: float) -> str:
    return f"{value:g}"
