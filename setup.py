"""Where the packages lie; everything else stands in pyproject.toml."""

from setuptools import find_packages, setup

SHIPPED = [
    "*.toml",
    "audio/*",
    "icons/*",
    "models/*",
    "models/whisper/*",
    "samples/*",
    "sounds/*",
    "translations/*",
    "words/*",
]

setup(
    packages=[*find_packages(include=["assistant*", "ui*"]), "assistant.resources"],
    package_dir={"assistant.resources": "resources"},
    package_data={"assistant.resources": SHIPPED},
)
