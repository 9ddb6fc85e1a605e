"""All layouts by name; each looks to the eye like one of the well-known call programs, or like a plainer one."""

from tests.bench.calls.looks_office import OFFICE
from tests.bench.calls.looks_open import OPEN
from tests.bench.calls.looks_plain import PLAIN
from tests.bench.calls.looks_social import SOCIAL
from tests.bench.calls.style import Style

LOOKS: dict[str, Style] = {**OFFICE, **OPEN, **SOCIAL, **PLAIN}
