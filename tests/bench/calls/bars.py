"""Fonts and toolbars of the layouts."""

from tests.bench.calls.style import Bar, Button

SANS = ("Open Sans", "Noto Sans", "DejaVu Sans")
ROBOTO = ("Roboto", "Noto Sans", "DejaVu Sans")
INTER = ("Inter", "Noto Sans", "DejaVu Sans")
LATO = ("Lato", "Open Sans", "DejaVu Sans")
ARIMO = ("Arimo", "Liberation Sans", "DejaVu Sans")
CANTARELL = ("Cantarell", "Noto Sans", "DejaVu Sans")
PRONOUNS = ("(she/her)", "(he/him)", "(they/them)")

ZOOM_BAR = Bar(
    height=66,
    fill="#1a1a1a",
    shape="plain",
    size=44,
    gap=16,
    labels=True,
    buttons=(
        Button("mic", "Mute"),
        Button("cam", "Stop video"),
        Button("people", "Participants"),
        Button("chat", "Chat"),
        Button("share", "Share screen", "#23d959"),
        Button("record", "Record"),
        Button("smile", "Reactions"),
        Button("close", "End", "#e02828"),
    ),
)
MEET_BAR = Bar(
    height=76,
    fill="#202124",
    button="#3c4043",
    size=42,
    gap=9,
    left="{clock}  |  {code}",
    right=("grid", "chat", "people"),
    buttons=(
        Button("mic"),
        Button("cam"),
        Button("captions"),
        Button("smile"),
        Button("share"),
        Button("hand"),
        Button("tall", wide=0.8),
        Button("phone", fill="#ea4335", wide=1.45),
    ),
)
JITSI_BAR = Bar(
    place="float",
    hides=True,
    height=56,
    fill="#e6141414",
    shape="square",
    size=38,
    gap=6,
    buttons=(
        *(Button(name) for name in ("mic", "cam", "share", "chat", "hand", "people", "grid", "dots")),
        Button("phone", fill="#cb2233"),
    ),
)
WEBEX_BAR = Bar(
    height=70,
    fill="#111214",
    button="#2b2d31",
    size=38,
    gap=12,
    left="{timer}",
    right=("chat", "people"),
    buttons=(
        Button("mic", wide=1.3),
        Button("cam", wide=1.3),
        Button("share", fill="#1d7a4c", wide=1.3),
        Button("hand"),
        Button("smile"),
        Button("dots"),
        Button("close", fill="#d6322c"),
    ),
)
DISCORD_BAR = Bar(
    height=80,
    fill="#000000",
    button="#2b2d31",
    size=50,
    gap=14,
    buttons=(Button("cam"), Button("share"), Button("smile"), Button("mic"), Button("phone", fill="#da373c")),
)
ROOM_BAR = Bar(
    height=66,
    fill="#06172a",
    size=44,
    gap=14,
    button="#17304d",
    right=("dots",),
    buttons=(
        Button("mic", fill="#1570d2"),
        Button("phone", fill="#1570d2"),
        Button("cam", fill="#1570d2"),
        Button("share"),
        Button("hand"),
    ),
)
