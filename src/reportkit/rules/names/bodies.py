"""Rules about bodies and places: one name for one body, and the words that an area has for itself."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from reportkit.manuscript import Line, Role
from reportkit.model.facts import LEVELS
from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.features import TextFeature
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.places import WHOLE
from reportkit.rules.rule import Fault, Input, rule

SELF = expression(f"我(?P<level>{'|'.join(LEVELS)})(?![场域间分别民长])")

HIGHER = ("省", "州", "盟")
"""Areas that those within them also call theirs, as 我省 in a city's text."""

AREA = expression(
    rf"^(?:关于)?(?P<area>[一-鿿]{{1,20}}(?P<level>{'|'.join(LEVELS)}))"
    r"(?:人民)?(?:政府)?(?:办公[室厅])?(?:关于)?(?=(?:19|20)[0-9]{2}年)"
)
SIGNED = expression(rf"^(?P<area>[一-鿿]{{1,20}}(?P<level>{'|'.join(LEVELS)}))人民政府(?:办公[室厅])?$")


def own_area(context: CheckContext) -> tuple[str, str] | None:
    """Return the area that a text is about and its level, None where the text does not tell it for certain."""
    if context.given_report is not None:
        return context.report.office.area, context.report.office.level
    found = AREA.match(re.sub(r"\s", "", context.manuscript.title))
    signatures = (passage.plain.strip() for passage in context.passages if passage.role is Role.SIGNATURE)
    found = found or next((named for text in signatures if (named := SIGNED.match(text))), None)
    return (found["area"], found["level"]) if found else None


@rule(
    title="自称与层级不符",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["我县认真落实各项要求。", "我市公开工作成效明显。"]},
    good="我县认真落实各项要求，“我为我市献一策”走在我省前列。",
    needs=Input.TEXT,
    leaves_open="The word may be wrong, or the whole sentence another's; the office has to look.",
    reads=(TextFeature.AREA,),
)
def wrong_word_for_itself(context: CheckContext) -> Iterator[Fault]:
    """A county that calls itself a city has copied the sentence from a city's report."""
    own = own_area(context)
    if own is None:
        return
    right = f"我{own[1]}"
    wrong: dict[str, tuple[Passage, int]] = {}
    times: Counter[str] = Counter()
    for passage in context.holding("我"):
        for found in SELF.finditer(passage.unnamed):
            among = found["level"] == "市" and own[1] in PEERS and passage.plain.endswith("在", 0, found.start())
            if found["level"] != own[1] and found["level"] not in HIGHER and not among:  # 走在我市前列
                wrong.setdefault(found[0], (passage, found.start()))
                times[found[0]] += 1
    for word, (passage, start) in wrong.items():
        again = f"，全文共{times[word]}处" if times[word] > 1 else ""
        message = f"{own[0]}自称应写“{right}”，这里写“{word}”{again}；请核对是否由别处照搬"
        yield Fault(passage.place, message, word, start)


OFFICE = expression("(?P<area>[一-鿿]{2}[省市州盟县旗区镇乡])(?P<government>人民政府|政府)办公(?:室|厅)")


@rule(
    title="机关名称前后不一",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"preamble": ["由示例县政府办公室牵头。", "示例县人民政府办公室负责汇总。"]},
    good=[
        "由示例县人民政府办公室（以下简称县政府办公室）牵头。",
        "县政府办公室负责汇总，见《示例县政府办公室印发分工》。",
    ],
    needs=Input.TEXT,
)
def body_under_two_names(context: CheckContext) -> Iterator[Fault]:
    """One office under two names reads as two offices; a short form is defined at the first mention."""
    first: dict[str, str] = {}
    for passage in context.holding("政府办公"):
        if passage.role is Role.SIGNATURE:
            continue
        for found in OFFICE.finditer(passage.unnamed):
            area, name = found["area"], found[0]
            if passage.plain.endswith(("简称", "简称“"), 0, found.start()):
                continue
            known = first.setdefault(area, name)
            if known != name:
                first[area] = ""  # told once
                if known:
                    message = f"同一机关前文写“{known}”，这里写“{name}”；请统一，或者在首次出现时定义简称"
                    yield Fault(passage.place, message, name, found.start())


PEERS = ("县", "区", "旗")

OTHER = expression(
    r"(?:(?<=[《“〈])|(?<=由)|(?<=在)|(?<=登[录陆])|(?<=访问))"
    r"(?P<area>(?!所在|所属|当地|本地|属地|各|本|我|该|全|原|相关|有关|其|下辖|辖|两|部分|外|周边|兄弟|邻近|毗邻|其他|[在由到])"
    r"[一-鿿]{1,3}[县区旗])(?:人民)?政府(?=办公|门户网站|网站|信息公开|关于)"
)
"""Another county behind a mark or a word that a name follows."""
FIRST = expression(
    r"(?:(?<![\s\S])|(?<=[。；]))(?P<area>(?!所在|所属|当地|本地|属地|各|本|我|该|全|原|相关|有关|其|下辖|辖|两|部分|外|周边|兄弟|邻近|毗邻)"
    r"(?!加强|推进|依托|通过|利用|整合|完善|规范|以及|同时|根据|按照|由于|此外|督促|协调|配合|做好|升级|改版|优化|全面|依据|登录|登陆|访问|打开"
    r"|健全|发挥|围绕|建设|建好|管好|用好|办好|印发|转发|经|由|在|向|对|将|把|从|与|和|以|按|据|让|使|为|至|到|并|又|也|还|已|均|都)"
    r"[一-鿿]{1,3}[县区旗])人民政府(?:门户网站|网站)"
)
"""Another county at the beginning of a sentence, which no verb stands in front of."""

ITSELF = expression(
    r"(?<=[与向由经过录陆问])(?:(?<=[与向])(?P<asked>{area})(?:人民)?政府(?:办公[室厅]|[一-鿿]{{0,6}}局)?(?:联系|咨询|反映)"
    r"|(?<=由)(?P<maker>{area})(?:人民)?政府(?:办公[室厅])?(?:负责|牵头|组织)?(?:编制|编写|起草)"
    r"|(?<=经)(?P<agreed>{area})(?:人民)?政府(?:办公[室厅])?(?:同意|批准|审定|审核)"
    r"|(?<=通过|登录|登陆|访问)(?P<site>{area})(?:人民)?政府(?:门户)?网站)".format(
        area=r"(?!所在|所属|当地|本|我|该|各|有关|相关|上级|同级|市|县|区)[一-鿿]{1,4}?[市县区旗]"
    )
)
"""A body that can only be the own one: which is to be asked, made the report, agreed, or whose site it is."""
GOVERNMENTS = tuple(f"{level}{people}政府" for level in "市县区旗" for people in ("", "人民"))
"""Words of which each of these has one."""


LABELLED = expression(
    f"[^:：]{{2,10}}[:：]\\s*(?P<area>[一-鿿]{{1,6}}?(?:{'|'.join(LEVELS)}))(?=政府|人民政府|(?:19|20)[0-9]{{2}})"
)


@rule(
    title="网页标签属于其他地区",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad={"text": "标题：甲县2018年工作报告\n信息类别：乙区政府信息公开年度报告\n甲县2018年工作报告\n内容。"},
    good={"text": "标题：甲县2018年工作报告\n发布机构：甲县人民政府办公室\n甲县2018年工作报告\n内容。"},
    needs=Input.TEXT,
    reads=(TextFeature.AREA,),
)
def label_of_another_place(context: CheckContext) -> Iterator[Fault]:
    """The labels that a portal prints around a text are of its place; another one's were copied with the page."""
    own = own_area(context)
    if own is None:
        return
    for block in context.manuscript.blocks:
        found = LABELLED.match(block.text) if isinstance(block, Line) and block.role is Role.PAGE_NUMBER else None
        if (found and found["area"][-1] == own[1][-1:]) or (found and own[1] in PEERS and found["area"][-1] in PEERS):
            area = found["area"]
            if not own[0].endswith(area) and not area.endswith(own[0]):
                message = f"网页标签写“{area}”，本文是{own[0]}的；请核对"
                yield Fault(WHOLE, message)


@rule(
    title="出现其他县区机关",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "报告可在邻水县人民政府门户网站下载。",
        "请与清溪县人民政府办公室联系。",
        "本报告由清溪县人民政府办公室编制。",
        "经清溪县人民政府同意，现予公布。",
        {"text": "甲乙市2018年工作报告\n请与丙丁县人民政府办公室联系，通过丙丁县人民政府网站查阅。"},
    ],
    good="报告可在示例县人民政府门户网站和所在区政府网站下载，按照《示例市人民政府关于公开的意见》执行，经示例市人民政府同意。",
    needs=Input.TEXT,
    reads=(TextFeature.AREA,),
)
def office_of_another_place(context: CheckContext) -> Iterator[Fault]:
    """The site or a document of another county of the same rank is what copying leaves behind."""
    own = own_area(context)
    if own is None:
        return
    met: set[str] = set()
    for passage in context.holding(*GOVERNMENTS):
        peers = chain(OTHER.finditer(passage.plain), FIRST.finditer(passage.plain)) if own[1] in PEERS else ()
        for found in chain(peers, ITSELF.finditer(passage.unnamed)):
            how, area = next((name, words) for name, words in found.groupdict().items() if words)
            if how in ("agreed", "site") and area[-1] != own[1]:
                continue  # of an area above or below
            if area not in met and not own[0].endswith(area) and not area.endswith(own[0]):
                met.add(area)
                wrong = re.match(".*?政府", passage.text[found.start() : found.end()])[0]  # type: ignore[index]
                message = f"这里写“{area}”，本文是{own[0]}的；请核对是否由别处照搬"
                yield Fault(passage.place, message, wrong, found.start())
