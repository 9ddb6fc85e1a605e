from hypothesis import given
from hypothesis import strategies as st

from assistant.scene import Box, bounding_box

boxes = st.builds(Box, *(st.integers(-500, 500),) * 2, *(st.integers(1, 400),) * 2)


def test_iou_of_half_overlapping_boxes() -> None:
    assert Box(0, 0, 10, 10).iou(Box(5, 0, 10, 10)) == 50 / 150


@given(boxes, boxes)
def test_iou_is_symmetric_and_at_most_one(a: Box, b: Box) -> None:
    assert a.iou(b) == b.iou(a)
    assert 0 <= a.iou(b) <= 1
    assert a.iou(a) == 1


@given(boxes, boxes)
def test_a_bounding_box_holds_both(a: Box, b: Box) -> None:
    around = bounding_box([a, b])
    assert a.share_inside(around) == b.share_inside(around) == 1
    assert a.overlap(b).share_inside(a) == (1 if a.overlap(b).area else 0)
