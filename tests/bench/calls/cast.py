"""Who is in the call: realistic names from many countries, what stands beside them and how each one appears."""

from dataclasses import dataclass
from random import Random

_NAMES = """Lena Fischer|Jürgen Weiß|Anke Möller|Tobias Schröder|Siobhán O'Connor|Niamh Kelly|Declan Byrne
Charlotte Beaumont|Étienne Lefèvre|Chloé Dubois|François Girard|Aïcha Benali|Karim Haddad|Giulia Ferrari
Niccolò Conti|Francesca Ricci|Lucía Hernández|Íñigo Zubiri|Begoña Ruiz|Martín Peña|Joana Ramalho|João Gonçalves
Inês Magalhães|Thiago Araújo|Camila Souza|Agnieszka Wójcik|Łukasz Zieliński|Małgorzata Dąbrowska|Zbigniew Król
Tereza Nováková|Ondřej Dvořák|Žofie Křížová|Zsófia Nagy|Gergő Szabó|Ștefan Ionescu|Ioana Țurcanu|Ivana Petrović
Đorđe Marković|Luka Kovačić|Maja Žagar|Ayşe Yılmaz|Emre Çelik|Oğuzhan Şahin|Sofia Lindqvist|Björn Åkesson
Åsa Öberg|Søren Kjær|Mette Nørgaard|Ingrid Halvorsen|Øystein Bråten|Aino Mäkinen|Väinö Korhonen|Katrín Jónsdóttir
Mart Tamm|Līga Bērziņa|Rūta Žukauskienė|Priya Raghavan|Arjun Mehta|Sunita Deshpande|Vikram Singh|Fatima Siddiqui
Wei Zhang|Mei-Ling Chen|Hiroshi Tanaka|Yuki Nakamura|Min-jun Park|Seo-yeon Kim|Nguyễn Thị Hoa|Trần Văn Minh
Siti Rahmawati|Budi Santoso|Oluwaseun Adebayo|Chiamaka Eze|Kwame Boateng|Amina Diallo|Thandiwe Dlamini
Sipho Ndlovu|Tadesse Bekele|Yasmin El-Sayed|Omar Khalil|Noa Friedman|Eitan Cohen|Leila Farahani|Reza Ahmadi
Emily Carter|James Whitfield|Harriet Ashworth|Connor MacLeod|Megan Price|Tyler Jackson|Brianna Lopez|Mateo Vargas
Valentina Rojas|Joaquín Muñoz|Florencia Acosta|Ngaire Parata|Keoni Kahale|Marieke de Vries|Sjoerd van Dijk
Bram Janssen|Élodie Tremblay|Gabriel Côté|Rhys Llewellyn|Carys Hughes|Mihail Popov|Elena Georgieva|Nikos Pappas"""
_SHORT = "Bo Li|Ana|Jo Ek|Ed Ng|Ida|Max Po|Uwe|Ola By|Kim Ly|Zoë|Ivo|Mia Oh".split("|")
_LONG = """Wilhelmina van Oldenbarnevelt-Schimmelpenninck|José Antonio Fernández de la Vega y Montenegro
Chukwuemeka Oluwadamilare Nwachukwu-Okonkwo|Krishnamurthy Venkataraman Subramaniam
Maximilian Freiherr von Hohenstein-Waldburg
Guðrún Ragnheiður Þorsteinsdóttir|Maria da Conceição Albuquerque Figueiredo|Alexandra Papadimitriou-Konstantinidou
Rajaonarimampianina Andriamanantena|Marie-Antoinette Vandenbroucke-Delacroix"""
_ALIKE = (
    "Anna Kowalska|Anne Kolstad|Anna-Lena Bauer|Annika Ström|Hannah Berg",
    "Jon Hansen|John Henson|Jan Hanssen|Johan Jensen|Jonas Hahn",
    "María García|Marie Garnier|Mario Garza|Marija Gašić|Marta Garcés",
    "Mohamed Ali|Mohammed Alami|Muhammad Aslam|Mahmoud Ali",
    "Sara Lind|Sarah Lindner|Zara Linde|Sarah Linton",
    "Daniel Schmidt|Daniela Schmitt|Danielle Smith|Daniel Smit",
    "Li Wei|Li Wen|Liu Wei|Lin Wei",
)
_PALETTE = "#c0392b #d35400 #b7791f #27803b #16857a #2471a3 #3f51b5 #7b3fa0 #ad1457 #5d4037 #455a64 #00796b".split()


@dataclass(frozen=True)
class Person:
    """One person in the call."""

    name: str
    tag: str  # what stands behind the name, such as "(she/her)"
    you: bool
    picture: str  # webcam, photo, avatar or black
    colour: str
    look: int  # the seed of how the person looks and moves
    silent: bool  # muted all the time
    shy: bool  # muted except when speaking
    raises: float  # when the hand goes up, as a share of the call; beyond 1 never

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split() if word[0].isupper()]
        return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def _first(name: str) -> str:
    return name.split()[0]


def _pick_names(people: int, others: int, rng: Random) -> list[str]:
    """Names for the speakers and then the others; often two or three that are alike, none the start of another."""
    usual = [name for line in _NAMES.splitlines() for name in line.split("|")]
    longer = [name for line in _LONG.splitlines() for name in line.split("|")]
    wanted: list[str] = []
    if rng.random() < 0.45:
        group = rng.choice(_ALIKE).split("|")
        wanted += rng.sample(group, min(len(group), rng.choice((2, 2, 3))))
    wanted += rng.sample(longer, rng.choice((0, 0, 0, 1, 1)))
    wanted += rng.sample(_SHORT, rng.choice((0, 0, 1, 1)))
    wanted = wanted[: people + others]
    taken = {_first(name) for name in wanted}
    for name in rng.sample(usual, len(usual)):
        if len(wanted) >= people + others:
            break
        if _first(name) not in taken:
            wanted.append(name)
            taken.add(_first(name))
    rng.shuffle(wanted)
    return wanted


def cast(
    people: int,
    others: int,
    pictures: dict[str, float],
    tags: tuple[str, ...],
    you_speaks: bool,
    rng: Random,
) -> tuple[Person, ...]:
    """The people of a call: first those who speak, in the order of their indices, then the others.

    `pictures` says how often each kind of picture is, `tags` what may stand behind a name. You are one of the
    speakers, or, where `you_speaks` is false, one of the others.
    """
    names = _pick_names(people, others, rng)
    you = rng.randrange(people) if you_speaks or not others else people + rng.randrange(others)
    colours = rng.sample(_PALETTE, len(_PALETTE))
    made: list[Person] = []
    for place, name in enumerate(names):
        speaks = place < people
        tag = rng.choice(tags) if tags and rng.random() < 0.35 else ""
        if tag in ("(Host)", "(Teacher)") and any(one.tag == tag for one in made):
            tag = ""
        made.append(
            Person(
                name=name,
                tag=tag,
                you=place == you,
                picture=rng.choices(list(pictures), list(pictures.values()))[0],
                colour=colours[place % len(colours)],
                look=rng.randrange(1 << 30),
                silent=not speaks and rng.random() < 0.65,
                shy=speaks and rng.random() < 0.25,
                raises=rng.random() if rng.random() < 0.12 else 2.0,
            )
        )
    return tuple(made)
