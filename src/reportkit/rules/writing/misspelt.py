"""The rule about two characters that are no word, and differ from an official one by a character alike."""

import re
from collections.abc import Iterator
from itertools import islice

from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.lexicon import lexicon
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, Input, rule


@rule(
    title="疑为错别字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "申清人可以通过网站提交材料。",
        "强化组织保章，落实工作贵任。",
        "加强政务信息管理，及时公步办理结果，推进障保工作。",
        "压实主题责任，完善综和治理，重点水力工程开工。",
    ],
    good="调解贯穿办案全过程，个案全覆盖，施工做好防护，申请清单、时机电表、土壤挥发性有机物和董建华的题词均已登记。",
    needs=Input.TEXT,
    yields_to=("wrong_character", "law_misnamed", "one_title_two_spellings", "leader_misnamed", "place_misspelt"),
    leaves_open="What was meant is likely, and not certain: a name may have these characters.",
)
def word_misspelt(context: CheckContext) -> Iterator[Fault]:
    """What sounds or looks like an official word and is none, nor two others side by side, was mistyped for it."""
    words = lexicon()
    for pair, meant in words.mistaken(context):
        for passage in context.holding(pair):
            for found in re.finditer(pair, passage.plain):
                if not words.belongs(passage.plain, found.start()):
                    message = f"“{pair}”疑为“{meant}”之误，请核对"
                    yield marked(passage, message, *found.span())
    for said, meant in words.mistaken_phrases(context):
        for passage in context.holding(said):
            for found in islice(re.finditer(said, passage.plain), 1):
                yield marked(passage, f"“{said}”疑为“{meant}”之误，请核对", *found.span())
