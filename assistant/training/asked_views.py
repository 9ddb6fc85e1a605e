"""The questions that were written by hand about harvested programs, found again in a view of their screens.

Knows nothing about networks or how views are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.nets.request_config import Wants
from assistant.training.asked import asked, names_of
from assistant.training.questions import Question
from assistant.training.scene_views import UNKNOWN, View


def asked_about(record: Mapping[str, Any], view: View) -> list[Question]:
    """The questions about a harvested screen that what is left of it in `view` answers, and those that it never answered."""
    rows = asked().get(record.get("screen", ""), ())
    if not rows:
        return []
    at = {name: i for i, name in enumerate(names_of(record["tree"]))}
    places: dict[int, list[int]] = {}
    for i, origin in enumerate(view.origins):
        if origin != UNKNOWN:
            places.setdefault(origin, []).append(i)
    found = []
    for row in rows:
        origins = [at[name] for name in row.answers if name in at]
        here = frozenset(i for origin in origins for i in places.get(origin, ()))
        whole = len(origins) == len(row.answers) and all(origin in places for origin in origins)
        if row.answers and not (whole if row.together else here):
            continue  # what answers it is not in this view
        if row.wants is Wants.OTHER:
            found.append(Question(row.text, Wants.OTHER))
        else:
            found.append(Question(row.text, row.wants, row.state, here, here if row.together else None))
    return found
