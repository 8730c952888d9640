"""Every example in a docstring runs and prints what it says."""

import doctest
import importlib
import pkgutil

import reportkit

MODULES = ["reportkit"] + [
    module.name
    for module in pkgutil.walk_packages(reportkit.__path__, "reportkit.")
    if not module.name.endswith(".__main__")  # importing it would run the command
]


def test_examples_in_docstrings_run() -> None:
    failed = {name: doctest.testmod(importlib.import_module(name)).failed for name in MODULES}
    assert {} == {name: count for name, count in failed.items() if count}  # what differs stands in what was printed
