"""What a schema can say of a Word file: which attributes an element has, and which elements follow each other in it.

A schema judges each element by itself, by its kind, its place and its children; what points from one place to another
is asked by `checks`. So a file of which every element is like one of files that were found valid is valid too.
"""

import itertools
import re
from collections.abc import Iterator

from lxml import etree

from instruments.package import Package

Structure = frozenset[tuple[object, ...]]

DIGIT = re.compile(r"\d")
AT_MOST_ONCE = 2  # whether something stands twice is told, how often beyond that is not


def structure(package: Package) -> Structure:
    """The kinds of elements of all parts: place, attributes with the length of their numbers, children in order."""
    return frozenset(kind for name, root in package.xml.items() for kind in _kinds(DIGIT.sub("9", name), root))


def _kinds(part: str, root: etree._Element) -> Iterator[tuple[object, ...]]:
    for element in root.iter(etree.Element):
        parent = element.getparent()
        runs = itertools.groupby(child.tag for child in element if isinstance(child.tag, str))
        children = tuple(tag for tag, run in runs for _ in itertools.islice(run, AT_MOST_ONCE))
        attributes = frozenset((str(key), DIGIT.sub("9", str(value))) for key, value in element.items())
        yield part, None if parent is None else parent.tag, element.tag, attributes, children
