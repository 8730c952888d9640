"""What a report is made of: frozen facts and words, which know nothing of Word."""

from reportkit.model.approval import Opinion
from reportkit.model.attachment import Attachment
from reportkit.model.chart import Chart
from reportkit.model.content import Block, GivenContent, Measure, Section
from reportkit.model.contents import Contents
from reportkit.model.facts import Body, Citation, Fact, Term
from reportkit.model.figure import Figure, FigureStyle
from reportkit.model.grid import Cell
from reportkit.model.identity import Identity
from reportkit.model.imprint import Imprint
from reportkit.model.inline import Emphasis, Footnote, Link
from reportkit.model.letterhead import Letterhead
from reportkit.model.paragraph import GivenParagraph, Inline, Phrase, Points
from reportkit.model.picture import Picture
from reportkit.model.portal import PortalPage
from reportkit.model.report import Report
from reportkit.model.signature import PlainSignature, SealedSignature, Signature, Stamp, StampedSignature
from reportkit.model.stage import Stage
from reportkit.model.statistic import Statistic
from reportkit.model.table import GivenRow, Table

__all__ = [
    "Attachment",
    "Block",
    "Body",
    "Cell",
    "Chart",
    "Citation",
    "Contents",
    "Emphasis",
    "Fact",
    "Figure",
    "FigureStyle",
    "Footnote",
    "GivenContent",
    "GivenParagraph",
    "GivenRow",
    "Identity",
    "Imprint",
    "Inline",
    "Letterhead",
    "Link",
    "Measure",
    "Opinion",
    "Phrase",
    "Picture",
    "PlainSignature",
    "Points",
    "PortalPage",
    "Report",
    "SealedSignature",
    "Section",
    "Signature",
    "Stage",
    "Stamp",
    "StampedSignature",
    "Statistic",
    "Table",
    "Term",
]
