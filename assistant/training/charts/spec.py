"""What a chart for training shows and how it is to look, drawn at random from `resources/generators/chart_subjects.toml`.

Knows nothing about any plotting library.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any

import numpy as np

from assistant.paths import resource
from assistant.training.charts.looks import look_of

# Kind → how often it is drawn.
KINDS = {
    "bar": 0.20, "grouped bar": 0.12, "stacked bar": 0.12, "line": 0.20, "area": 0.07, "pie": 0.10, "ring": 0.05,
    "scatter": 0.06, "histogram": 0.05, "box": 0.03,
}  # fmt: skip
SEVERAL = ("grouped bar", "stacked bar")
MONTHS = {
    "en": ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "January February March April May June July August September October November December"),
    "de": ("Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "fr": ("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": ("ene feb mar abr may jun jul ago sep oct nov dic", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
}  # fmt: skip
DAYS = {
    "en": "Mon Tue Wed Thu Fri Sat Sun", "de": "Mo Di Mi Do Fr Sa So", "fr": "lun. mar. mer. jeu. ven. sam. dim.", "es": "lun mar mié jue vie sáb dom",
}  # fmt: skip


@dataclass
class ChartSpec:
    """`values`: [series][category]; of a scatter plot the values of y, with `across` those of x; of a histogram the counts,
    with `across[0]` the edges; of a box plot, for each category, the five numbers."""

    kind: str
    horizontal: bool
    title: str
    subtitle: str
    x_title: str
    y_title: str
    unit: str
    categories: list[str]
    series: list[str]
    values: list[list[Any]]
    across: list[list[float]]
    look: dict[str, Any] = field(default_factory=dict)

    def json(self) -> dict[str, Any]:
        return asdict(self)


@cache
def subjects() -> list[dict[str, Any]]:
    path = resource("generators/chart_subjects.toml")
    found: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["subject"]
    return found


def chart_spec(rng: np.random.Generator) -> ChartSpec:
    """One chart at random."""
    subject = subjects()[int(rng.integers(len(subjects())))]
    kind = str(rng.choice(list(KINDS), p=np.array(list(KINDS.values())) / sum(KINDS.values())))
    if kind in ("pie", "ring") and not subject["additive"]:
        kind = "bar"
    look = look_of(rng)
    horizontal = kind in ("bar", *SEVERAL) and rng.random() < (0.35 if kind == "bar" else 0.25)
    categories, axis = categories_of(rng, subject, kind)
    several = 1
    if kind in SEVERAL or (kind in ("line", "area", "scatter") and rng.random() < 0.5):
        several = min(int(rng.integers(2, 5)), len(subject["series"]))
    several = max(several, 2) if kind in SEVERAL else several
    names = list(rng.permutation(subject["series"])[:several]) if several > 1 else [subject["measure"]]
    while len(names) < several:
        names.append(f"{names[0]} {len(names) + 1}")
    unit = subject["unit"]
    spec = ChartSpec(
        kind, horizontal, "", "", axis, subject["measure"], unit, categories, [str(n) for n in names], [], [], look
    )
    fill(rng, spec, subject)
    titled(rng, spec, subject)
    return spec


def categories_of(rng: np.random.Generator, subject: dict[str, Any], kind: str) -> tuple[list[str], str]:
    """The names along the axis of categories, and that axis's title."""
    over = subject["over"]
    if kind in ("pie", "ring", "box") or over == "items" or rng.random() < (0.1 if kind in ("line", "area") else 0.45):
        items = [str(i) for i in rng.permutation(subject["items"])]
        fewest = 2 if kind in ("pie", "ring", "box") else 3
        return items[: int(rng.integers(fewest, max(len(items), fewest) + 1))], subject["item_title"]
    language = subject["language"]
    if over == "months":
        names = MONTHS[language][int(rng.integers(2))].split()
        start, count = int(rng.integers(0, 12)), int(rng.integers(4, 13))
        start = 0 if rng.random() < 0.6 else start
        return [names[(start + i) % 12] for i in range(count)], {
            "en": "Month",
            "de": "Monat",
            "fr": "Mois",
            "es": "Mes",
        }[language]
    if over == "weekdays":
        return DAYS[language].split()[: int(rng.integers(5, 8))], {"en": "Day", "de": "Tag", "fr": "Jour", "es": "Día"}[
            language
        ]
    if over == "quarters":
        year, count = int(rng.integers(2008, 2026)), int(rng.integers(4, 9))
        style = str(rng.choice(["Q{q} {y}", "Q{q}/{s:02d}", "{y} Q{q}"]))
        made = [style.format(q=i % 4 + 1, y=year + i // 4, s=(year + i // 4) % 100) for i in range(count)]
        return made if count > 4 else [f"Q{i + 1}" for i in range(4)], ""
    if over == "hours":
        start, step = int(rng.integers(0, 10)), int(rng.integers(1, 3))
        return [f"{(start + i * step) % 24:02d}:00" for i in range(int(rng.integers(5, 13)))], ""
    if over == "weeks":
        first = int(rng.integers(1, 40))
        word = {"en": "Week", "de": "KW", "fr": "Sem.", "es": "Sem."}[language]
        return [f"{word} {first + i}" for i in range(int(rng.integers(4, 11)))], ""
    step = int(rng.choice([1, 1, 1, 2, 5]))
    first, count = int(rng.integers(1950, 2015)), int(rng.integers(4, 13 if kind not in ("line", "area") else 22))
    return [str(first + i * step) for i in range(count)], {"en": "Year", "de": "Jahr", "fr": "Année", "es": "Año"}[
        language
    ]


def fill(rng: np.random.Generator, spec: ChartSpec, subject: dict[str, Any]) -> None:
    """Gives `spec` its values."""
    # long: a branch for each kind of chart.
    low, high, decimals = float(subject["low"]), float(subject["high"]), int(subject["decimals"])
    count, span = len(spec.categories), high - low

    def rounded(values: Any) -> list[float]:
        return [float(v) for v in np.round(np.asarray(values, float), decimals)]

    if spec.kind == "scatter":
        other = float(subject["other_low"]), float(subject["other_high"])
        spec.x_title, spec.categories = subject["other_measure"], []
        for _ in spec.series:
            points = int(rng.integers(8, 40))
            x = rng.uniform(*other, points)
            slope = rng.uniform(-1, 1)
            y = 0.5 + slope * (x - np.mean(other)) / (other[1] - other[0]) + rng.normal(0, 0.12, points)
            spec.across.append([float(f"{v:.4g}") for v in x])
            spec.values.append([float(f"{low + span * v:.4g}") for v in np.clip(y, 0, 1)])
        return
    if spec.kind == "histogram":
        bins = int(rng.integers(5, 16))
        start, step = nice(low), nice(span / bins)
        spec.across = [[float(f"{start + i * step:.6g}") for i in range(bins + 1)]]
        middle, width = rng.uniform(0.25, 0.75), rng.uniform(0.12, 0.3)
        at = (np.arange(bins) + 0.5) / bins
        counts = np.exp(-(((at - middle) / width) ** 2) / 2) * rng.uniform(10, 200) * rng.uniform(0.7, 1.3, bins)
        spec.values = [[float(round(c)) for c in counts]]
        spec.x_title, spec.y_title = (
            subject["measure"],
            {"en": "Count", "de": "Anzahl", "fr": "Nombre", "es": "Cantidad"}[subject["language"]],
        )
        spec.categories, spec.unit = [], ""
        return
    if spec.kind == "box":
        made = [
            np.sort(
                low
                + span * np.clip(np.sort(rng.beta(float(rng.uniform(1.5, 5)), float(rng.uniform(1.5, 5)), 5)), 0.01, 1)
            )
            for _ in range(count)
        ]
        spec.values = [[[float(f"{v:.4g}") for v in five] for five in made]]
        return
    if spec.kind in ("pie", "ring"):
        shares = rng.dirichlet(np.full(count, rng.uniform(1.2, 4))) + 0.02
        spec.values = [rounded(shares / shares.sum() * (100 if rng.random() < 0.5 else high))]
        spec.values = [[max(v, 10.0**-decimals) for v in spec.values[0]]]
        return
    for _ in spec.series:
        part = rng.uniform(0.15, 1) if len(spec.series) > 1 else 1.0
        if spec.kind in ("line", "area") or rng.random() < 0.4:
            walk = np.cumsum(rng.normal(0, 1, count)) + np.linspace(0, rng.normal(0, 2), count)
            at = (walk - walk.min()) / max(float(np.ptp(walk)), 1e-6) * rng.uniform(0.2, 0.9)
            at = at + rng.uniform(0.02, 1 - at.max())
        else:
            at = rng.uniform(0.03, 1, count)
        values = rounded(low + span * at * part)
        if spec.kind == "stacked bar" or (spec.kind == "area" and len(spec.series) > 1):
            values = [max(abs(v), 10.0**-decimals) for v in values]
        spec.values.append(values)
    if spec.kind == "bar" and len(spec.series) == 1 and rng.random() < 0.3:
        order = np.argsort(spec.values[0])[:: -1 if rng.random() < 0.7 else 1]
        if subject["over"] == "items" or not spec.categories[0][:1].isdigit():
            spec.values = [[spec.values[0][i] for i in order]]


def nice(value: float) -> float:
    """`value` rounded to 1, 2, 2.5 or 5 times a power of ten."""
    if value == 0:
        return 0.0
    power = 10.0 ** np.floor(np.log10(abs(value)))
    return float(np.sign(value) * power * min((1, 2, 2.5, 5, 10), key=lambda s: abs(s - abs(value) / power)))


def titled(rng: np.random.Generator, spec: ChartSpec, subject: dict[str, Any]) -> None:
    """Gives `spec` its title and its axes' titles, or leaves them away."""
    if rng.random() < 0.82:
        spec.title = str(rng.choice(subject["titles"]))
        if rng.random() < 0.15:
            spec.subtitle = f"{subject['item_title']}, {rng.integers(1990, 2026)}"
    unit = f" ({subject['unit']})" if subject["unit"] and rng.random() < 0.6 else ""
    spec.y_title = (
        spec.y_title + (unit if spec.kind != "histogram" else "")
        if rng.random() < 0.6 or spec.kind == "scatter"
        else ""
    )
    spec.x_title = spec.x_title if rng.random() < 0.5 or spec.kind in ("scatter", "histogram") else ""
    if spec.kind in ("pie", "ring"):
        spec.x_title = spec.y_title = ""


def tick_text(value: float, spec: ChartSpec) -> str:
    """A value as a tick's label reads it, in one of a few styles."""
    style = spec.look["ticks"]
    if style == "short" and abs(value) >= 1000:
        return f"{value / 1e6:g}M" if abs(value) >= 1e6 else f"{value / 1e3:g}k"
    number = f"{value:,.10g}" if style == "thousands" or (style == "unit" and abs(value) >= 1000) else f"{value:.10g}"
    if style == "unit" and spec.unit:
        return f"{spec.unit}{number}" if spec.unit in "$£" else f"{number} {spec.unit}"
    return number
