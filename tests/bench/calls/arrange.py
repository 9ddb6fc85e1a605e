"""Where the tiles are: grids, strips beside a large tile or beside what is shared, and a tile that grows."""

from math import ceil

from PySide6.QtCore import QRectF

from tests.bench.calls.style import Style
from tests.bench.calls.timing import Moment


def _fit(cell: QRectF, aspect: float) -> QRectF:
    """The largest rectangle of this shape in the middle of the cell."""
    if not aspect:
        return cell
    width = min(cell.width(), cell.height() * aspect)
    height = width / aspect
    return QRectF(cell.center().x() - width / 2, cell.center().y() - height / 2, width, height)


def grid(area: QRectF, count: int, gap: float, aspect: float) -> list[QRectF]:
    """Rows of equal tiles as large as they can be, the last row in the middle."""
    best: tuple[float, int, float, float] = (-1.0, 1, 1.0, 1.0)
    for columns in range(1, count + 1):
        rows = ceil(count / columns)
        width = (area.width() - gap * (columns - 1)) / columns
        height = (area.height() - gap * (rows - 1)) / rows
        if aspect:
            width = min(width, height * aspect)
            height = width / aspect
            worth = width * height
        else:
            worth = min(width / height, height / width * 1.9) + 0.12 * count / (rows * columns)
        if worth > best[0]:
            best = (worth, columns, width, height)
    _, columns, width, height = best
    rows = ceil(count / columns)
    top = area.center().y() - (rows * height + (rows - 1) * gap) / 2
    made = []
    for place in range(count):
        row, column = divmod(place, columns)
        inside = min(columns, count - row * columns)
        left = area.center().x() - (inside * width + (inside - 1) * gap) / 2
        made.append(QRectF(left + column * (width + gap), top + row * (height + gap), width, height))
    return made


def strip(area: QRectF, count: int, gap: float, aspect: float) -> list[QRectF]:
    """One row or column of tiles, whichever the area's shape asks for, in its middle."""
    aspect = aspect or 1.5
    if area.width() > area.height():
        width = min(area.height() * aspect, (area.width() - gap * (count - 1)) / max(1, count))
        left = area.center().x() - (count * width + (count - 1) * gap) / 2
        height = min(area.height(), width / aspect)
        top = area.center().y() - height / 2
        return [QRectF(left + place * (width + gap), top, width, height) for place in range(count)]
    height = min(area.width() / aspect, (area.height() - gap * (count - 1)) / max(1, count))
    width = height * aspect
    top = area.center().y() - (count * height + (count - 1) * gap) / 2
    left = area.center().x() - width / 2
    return [QRectF(left, top + place * (height + gap), width, height) for place in range(count)]


def _split(area: QRectF, side: str, share: float, gap: float) -> tuple[QRectF, QRectF]:
    """The strip at this side of the area, and what is left."""
    x, y, width, height = area.x(), area.y(), area.width(), area.height()
    wide, high = width * share, height * share
    if side == "top":
        return QRectF(x, y, width, high), QRectF(x, y + high + gap, width, height - high - gap)
    if side == "bottom":
        return QRectF(x, y + height - high, width, high), QRectF(x, y, width, height - high - gap)
    return QRectF(x + width - wide, y, wide, height), QRectF(x, y, width - wide - gap, height)


def _share(area: QRectF, side: str, style: Style, count: int) -> float:
    """How much of the area the strip takes: less than the style says where many tiles make it thinner."""
    if side == "right":
        return style.strip
    tile = (area.width() - style.gap * (count - 1)) / max(1, count) / (style.aspect or 1.5)
    return min(style.strip, tile / area.height())


def _growing(area: QRectF, moment: Moment, gap: float) -> dict[int, QRectF]:
    """A grid in which the tile of the one who speaks is larger than the others."""
    who = moment.present
    columns = max(1, ceil(len(who) ** 0.5))
    rows = [who[start : start + columns] for start in range(0, len(who), columns)]
    tall = [1.0 + 0.55 * max(moment.lit[one] for one in row) for row in rows]
    made: dict[int, QRectF] = {}
    top = area.y()
    for row, share in zip(rows, tall, strict=True):
        height = (area.height() - gap * (len(rows) - 1)) * share / sum(tall)
        wide = [1.0 + 0.6 * moment.lit[one] for one in row]
        left = area.x()
        for one, part in zip(row, wide, strict=True):
            width = (area.width() - gap * (len(row) - 1)) * part / sum(wide)
            made[one] = QRectF(left, top, width, height)
            left += width + gap
        top += height + gap
    return made


def places(
    style: Style, area: QRectF, moment: Moment, you: int, pinned: int
) -> tuple[dict[int, QRectF], QRectF | None]:
    """Where each one's tile is, and where what is shared is. A large tile is the last one."""
    who, gap, aspect = moment.present, style.gap, style.aspect
    shared: QRectF | None = None
    kind, _, side = style.arrange.partition("-")
    if style.shared:
        part, shared = _split(area, side, _share(area, side, style, len(who)), gap)
        return dict(zip(who, strip(part, len(who), gap, aspect), strict=True)), shared
    if kind in ("speaker", "both", "stage") and len(who) > 1:
        large = moment.active if kind != "stage" or pinned not in who else pinned
        small = who if kind == "both" else [one for one in who if one != large]
        part, rest = _split(area, side, _share(area, side, style, len(small)), gap)
        made = dict(zip(small, strip(part, len(small), gap, aspect), strict=True))
        # Whoever is in the strip too has the large tile under an index of its own.
        made[large + (100 if kind == "both" else 0)] = _fit(rest, aspect)
        return made, None
    if kind == "growing":
        return _growing(area, moment, gap), None
    if kind == "corner" and you in who and len(who) > 2:
        others = [one for one in who if one != you]
        wide = min(200.0, area.width() * 0.17)
        own = QRectF(area.right() - wide - 8, area.bottom() - wide / 1.5 - 8, wide, wide / 1.5)
        tiles = grid(area, len(others), gap, aspect)
        if any(one.intersects(own) for one in tiles):
            tiles = grid(area.adjusted(0, 0, -wide - 16, 0), len(others), gap, aspect)
        made = {**dict(zip(others, tiles, strict=True)), you: own}
        return made, None
    return dict(zip(who, grid(area, len(who), gap, aspect), strict=True)), None
