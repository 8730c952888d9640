"""Rules about wrong characters of input methods and words that stand twice."""

from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.reading import Words
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.writing.confusables import ALWAYS, IN_CONTEXT
from reportkit.rules.writing.doubled import signs_twice, words_twice
from reportkit.rules.writing.frames import framed

TRAPS = (*ALWAYS, *IN_CONTEXT)
BEFORE = 6  # 字


@rule(
    title="错别字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "重点工作出实照、见实效，每天登陆网站，开设“为民事实”专栏。",
        "要稳妥的开展工作，认真的做好登记，最大程度的方便群众。",
        "公开目录有机构、政策、财务三部分组成。",
        "群众满度意提升，基层事单位信息及时更新，创造零投诉的记录。",
        "运用图标、动画解读政策，加强法制宣传。",
        "办结率提高0.7个百分比，压实各单位主题责任，履行推进法制建设第一责任人职责。",
    ],
    good="设主题责任编辑，以百分比表示。认真地做好登记，探索有效的推进机制，形成全面的落实机制。领导小组由三部分组成，所有单位组成联合体，设有三个部分。"
    "执行会议记录制度，创造性地做好会议记录，全面的组织保障，联合有关单位组成。点击图标进入，办事单位、人事单位均已答复。台风登陆后，办理民事实体事项，认为民事实践重要，既便民又利企，治安照片，自己完成，年末收到，支付市长基金。",
    needs=Input.TEXT,
)
def wrong_character(context: CheckContext) -> Iterator[Fault]:
    """An input method offers words that sound alike or look alike; some are no words where they stand."""
    traps = Words(context.likely(*TRAPS))
    for passage in context.holding(*traps):
        text = passage.plain
        done = 0
        for place, word in traps.places(text):
            if place < done:
                continue  # 记帐 of 记帐单 is told
            right, end = ALWAYS.get(word, ""), place + len(word)
            if not right:
                right, ahead, behind = IN_CONTEXT[word]
                following = ahead.match(text, end)
                if following is None or behind.search(text, max(0, place - BEFORE), place):
                    continue
                end = following.end() if len(word) == 1 else end
            done, told = end, text[place:end]
            right = told.replace(word, right, 1)
            yield marked(passage, f"“{told}”应为“{right}”", place, end, right=right)
    yield from framed(context)


TWICE = expression(
    r"(?=[的了和与在是]{2})(?:(?<![目有]的)(?<![目的])的的(?![确士哥])|(?<![不得没明])了了(?![解事然却结断无悟望账得不了])"
    r"|(?<![共平总温饱祥缓调中柔随亲融谐暖附])和和(?![美气睦谐平解顺善])|(?<!参)与与(?!会)|(?<![一-鿿])在在(?!线职岗建校册场)"
    r"|(?<![就还也都正若要可总便只算更凡而])是是(?![非否]))"
)
PARTICLES_TWICE = "的了和与在是"
TWICE_SIGNS = tuple(sign * 2 for sign in PARTICLES_TWICE)
MANNER = (
    "认真|深入|扎实|有效|积极|充分|切实|全面|及时|主动|更好|很好|较好|严格|努力|稳妥|有力|有序|准确|高效|规范|科学|系统"
)
PARTICLES = expression(
    rf"(?:{MANNER})(?P<both>的地|地的)"
    "(?=做|开展|推进|落实|完成|组织|抓好|加强|进行|推动|贯彻|执行|履行|解决|回应|提高|提升|发挥|保障|促进)"
)
LONG, WIDEST, STEP, GRAM = 13, 40, 10, 4  # 字


def _phrases_twice(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a long phrase begins that stands twice side by side, and how long it is.

    Of such a phrase every tenth place is one whose four characters stand again a phrase further on.

    >>> list(_phrases_twice("举办基层单位信息公开业务骨干培训班基层单位信息公开业务骨干培训班三期"))
    [(2, 15)]
    """
    done = 0
    for place in range(0, len(text) - 2 * LONG + STEP, STEP):
        again = text.find(text[place : place + GRAM], place + LONG, place + WIDEST + GRAM)
        if again < 0 or place < done:
            continue
        length, begin = again - place, place
        while begin > done and place - begin < length and text[begin - 1] == text[begin - 1 + length]:
            begin -= 1
        end = begin
        while end - begin < length and end + length < len(text) and text[end] == text[end + length]:
            end += 1
        if end - begin == length and SINGLE_PHRASE.fullmatch(text, begin, begin + length):
            yield begin, length
            done = begin + 2 * length


SINGLE_PHRASE = expression("[一-鿿]+")


@rule(
    title="字词重复",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad=[
        "建立统一的的平台，严格信息审核审核，加强政府网站政府网站建设。",
        "规范信息登记登记流程，完善核对核对程序，不断不断增强实效，开展一次现场现场督导。",
        "举办全县基层单位信息公开业务骨干培训班全县基层单位信息公开业务骨干培训班3期。",
        "部分公开的有有3件，治理工程工程已按期开工，健全工作机制制。",
    ],
    good="完成了了解情况工作，目的的确明确，信息公开公开栏，保障保障性住房，研究研究，一件一件办，人人参与，刚刚好，中国国家馆，共和和平。"
    "清清楚楚、生生不息，上海海关、国务院和新兴产业创业创新基地，2家家庭农场，共和国国务院，参会会员。",
    needs=Input.TEXT,
    yields_to=("measure_word_twice",),
)
def word_twice(context: CheckContext) -> Iterator[Fault]:
    """A word that stands twice was typed or pasted twice."""
    stuttering = {passage.place for passage in context.holding(*TWICE_SIGNS)}
    for passage in context.passages:
        text = passage.plain
        for found in PARTICLES.finditer(text) if "的地" in text or "地的" in text else ():
            yield marked(passage, "“的”“地”重复，请删去“的”", *found.span("both"), margin=2, right="地")
        for found in TWICE.finditer(text) if passage.place in stuttering else ():
            message = f"“{found[0][0]}”重复，请删去一个"
            yield marked(passage, message, *found.span(), margin=2, right=found[0][0])
        for place, length in _phrases_twice(text) if len(text) > 2 * LONG else ():
            message, told = f"“{text[place : place + length]}”重复，请删去一个", (place, place + 2 * length)
            yield marked(passage, message, *told, right=text[place : place + length])
        for start, sign in signs_twice(text):
            if sign not in PARTICLES_TWICE:
                yield marked(passage, f"“{sign}”重复，请删去一个", start, start + 2, margin=2, right=sign)
        for start, word in words_twice(text):
            yield marked(passage, f"“{word}”重复，请删去一个", start, start + 2 * len(word), right=word)
