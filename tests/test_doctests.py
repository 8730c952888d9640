"""Every example in a docstring runs and prints what it says."""

import doctest
import importlib
import pkgutil

import pytest

import reportkit

MODULES = ["reportkit"] + [
    module.name
    for module in pkgutil.walk_packages(reportkit.__path__, "reportkit.")
    if not module.name.endswith(".__main__")  # importing it would run the command
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
