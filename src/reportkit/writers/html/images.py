"""Pictures within the page itself, so that nothing has to be fetched."""

from base64 import b64encode
from html import escape

from reportkit.formats import Format
from reportkit.manuscript import Image
from reportkit.manuscript.charts import ChartData
from reportkit.writers.html.charts import chart

KINDS = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg"}


def image(given: Image, layout: Format) -> str:
    """Return a picture or a chart with what stands for it, as wide as wanted, never wider than the page."""
    if isinstance(given.content, ChartData):
        return chart(given, given.content, layout)
    content = b64encode(given.content).decode("ascii")
    source = f"data:image/{KINDS[given.suffix]};base64,{content}"
    return f'<img src="{source}" alt="{escape(given.alt)}" style="width: {given.width:g}mm" />'
