"""Charts that Chart.js and D3 drew for this, read from their pixels by the shipped network and real text recognition."""

from functools import cache
from pathlib import Path

import pytest

from assistant.capture.image_file import load_image
from assistant.chart import Chart, ChartKind
from assistant.describe.screen import describe
from assistant.scene import Kind, Scene
from assistant.see.perceive import Perceiver

HERE = Path(__file__).parent
SAMPLES = HERE.parents[2] / "resources" / "samples"


@cache
def perceiver() -> Perceiver:
    return Perceiver()


def seen(name: str) -> Scene:
    return perceiver().perceive(load_image(str(HERE / name)))


def chart(name: str) -> Chart:
    scene = seen(name)
    assert scene.kind is Kind.CHART and not scene.elements
    (found,) = scene.charts
    return found


def test_bars() -> None:
    found = chart("bar.png")
    assert (found.kind, found.title) == (ChartKind.BAR, "Hours of sunshine by season")
    (series,) = found.series
    assert [m.name for m in series.marks] == ["January", "February", "March", "April", "May", "June"]
    assert [m.value for m in series.marks] == pytest.approx([190, 210, 227, 232, 233, 250], abs=5)


def test_bars_on_one_another() -> None:
    found = chart("stacked.png")
    assert (found.kind, found.horizontal) == (ChartKind.STACKED, True)
    values = {s.name: {m.name: m.value for m in s.marks} for s in found.series}
    assert values["Invierno"]["Ducha"] == pytest.approx(168, abs=5)
    assert values["Verano"]["Lavadora"] == pytest.approx(87, abs=5)


def test_a_pie() -> None:
    found = chart("pie.png")
    assert found.kind is ChartKind.PIE
    shares = {m.name: m.value for m in found.series[0].marks}
    assert shares == pytest.approx(
        {"Peacock": 18.3, "Meadow Brown": 22.8, "Orange Tip": 21.8, "Red Admiral": 37.2}, abs=1.5
    )


def test_what_is_said_has_its_place() -> None:
    scene = seen("bar.png")
    first, second, *_ = describe(scene)
    assert first.text == "A bar chart: “Hours of sunshine by season”."
    assert second.text.startswith("Highest: “June”") and len(second.boxes) == 2
    assert all(box.inside(scene.frame_box) for box in second.boxes)


def test_other_pictures_are_no_charts() -> None:
    for path in sorted(SAMPLES.glob("*.png")):
        assert not perceiver().perceive(load_image(str(path))).charts, path.name
