"""Regulations (法规规章) with 章 and 条: 章 in the middle, the number of a 条 in 黑体 before its words."""

import attrs

from reportkit.formats.font import HEI
from reportkit.formats.gb9704 import GB9704
from reportkit.manuscript import Role

REGULATIONS = attrs.evolve(
    GB9704,
    name="法规规章",
    standard="法规规章",
    styles={
        **GB9704.styles,
        Role.HEADING_1: attrs.evolve(GB9704.styles[Role.HEADING_1], align="center", first_line=0),
        Role.HEADING_2: attrs.evolve(GB9704.styles[Role.HEADING_2], font=HEI),
        Role.ITEM_2: attrs.evolve(GB9704.styles[Role.ITEM_2], lead=HEI),
    },
)
"""For the scheme numbering.ARTICLES; no standard says how 章 and 条 look, this is how gazettes print them."""
