"""The fixed grid that semantic patches are compared with."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="torch is not installed")

from assistant.training.patterns import grid


def test_the_fixed_grid_covers_the_image_once():
    cells = grid((96, 64), 32)
    assert len(cells) == 6
    assert np.prod(cells[:, 2:] - cells[:, :2], axis=1).sum() == 96 * 64
