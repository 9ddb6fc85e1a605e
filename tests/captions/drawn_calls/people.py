"""Who is in a call, and what their tiles show."""

from dataclasses import dataclass

import numpy as np

from .paint import Colour
from .spec import Spec

NAMES: tuple[str, ...] = tuple(
    name.strip()
    for name in """Amara Okonkwo|Bjørn Halvorsen|Chiara Lombardi|Dmitri Volkov|Emeka Nwosu|Fatima Zahra El Idrissi
    |Grzegorz Wiśniewski|Hana Nováková|Ibrahim Yıldız|Jürgen Kästner|Kavya Ramachandran|Linh Tran
    |Mateusz Kowalczyk|Noor van der Berg|Oluwaseun Adeyemi|Priya|Quentin Lefebvre|Rasa Petrauskaitė
    |Siobhán O'Reilly|Tom B.|Ulla Mäkinen|Víctor Hernández|Wei Zhang|Ximena Quispe|Yuki Tanaka
    |Zsófia Horváth|Alejandro José Fernández de la Cruz|Maria do Carmo Albuquerque Vasconcelos
    |Ravi Subramanian|Jean-Baptiste Moreau|Anna-Lena Schwarzenberger-Hoffmann|Kwame Mensah
    |Leilani Kealoha|Nguyễn Minh Anh|Søren Kjær|Aoife|Thandiwe Ndlovu|Boris|Daniela Popescu
    |Efstathios Papadopoulos|Sam Carter|Grace Liu|Henry Whitfield|Ingrid|José Luis Ortiz
    |Katarzyna Brzęczyszczykiewicz|Lucas Silva|Mei Ling Chua|Nadia Haddad|Omar Farouk|Pilar Gómez
    |Rosalind Achebe|Stefan Marković|Tuấn Phạm|Vaishnavi Venkatanarasimharajuvaripeta|Wanjiru Kamau
    |Arjun Patel|Beatriz Costa|Claire Dubois|Élodie Girard""".split("|")
)
HUES: tuple[Colour, ...] = (
    (192, 57, 43), (41, 128, 185), (39, 138, 86), (142, 68, 173), (211, 120, 20),
    (22, 140, 130), (120, 85, 72), (74, 90, 110), (200, 60, 120), (88, 86, 200),
)  # fmt: skip


@dataclass(frozen=True)
class Member:
    """One person in the call; `speaker` is the index among those who speak, or -1; `kind` is cam, avatar or black."""

    name: str
    shown: str
    speaker: int
    kind: str
    hue: Colour
    seed: int
    muted: bool
    joins: float

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isalpha()]
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def pick_names(rng: np.random.Generator, count: int, without: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Names that differ from each other and from those already taken."""
    free = [name for name in NAMES if name not in without]
    return tuple(free[int(k)] for k in rng.permutation(len(free))[:count])


def cast(rng: np.random.Generator, names: tuple[str, ...], spec: Spec) -> list[Member]:
    """Everybody in the call in the order of their tiles: those who speak, and mostly some more."""
    room = 9 - len(names)
    more = int(rng.integers(0, max(0, min(5, room)) + 1))
    if spec.joins or len(names) < 2:
        more = max(1, more)
    if room >= 2 and rng.random() < 0.6:
        more = max(2, more)
    everyone = names + pick_names(rng, more, names)
    additions = rng.permutation(["(You)", "(Host)", *[""] * 2, "(Guest)", "(Host, me)", "– Berlin", *[""] * 6])
    members = []
    for k, name in enumerate(everyone):
        draw = rng.random()
        kind = "cam" if draw < spec.cams else "black" if draw < spec.cams + spec.blacks else "avatar"
        late = spec.joins and k == len(everyone) - 1
        members.append(
            Member(
                name=name,
                shown=f"{name} {additions[k % len(additions)]}".strip(),
                speaker=k if k < len(names) else -1,
                kind=kind,
                hue=HUES[int(rng.integers(len(HUES)))],
                seed=int(rng.integers(2**31)),
                muted=k >= len(names) and bool(rng.random() < 0.7),
                joins=float(rng.uniform(0.4, 0.6)) if late else 0.0,
            )
        )
    if not spec.joins:
        return [members[int(k)] for k in rng.permutation(len(members))]
    # Who joins comes early in the order, so that the tiles after it move.
    early = [members[int(k)] for k in rng.permutation(len(members) - 1)]
    return [*early[:1], members[-1], *early[1:]]
