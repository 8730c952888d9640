"""Rules about wrong characters of input methods and words that stand twice."""

import re
from collections.abc import Iterator

from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passages import marked
from reportkit.rules.reading import Words
from reportkit.rules.rule import Fault, Input, rule
from reportkit.rules.writing.confusables import ALWAYS, IN_CONTEXT, REPEATED_BY_RIGHT

TRAPS = Words((*ALWAYS, *IN_CONTEXT))
BEFORE = 6  # 字


@rule(
    title="错别字",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="重点工作出实照、见实效，每天登陆网站，开设“为民事实”专栏。",
    good="台风登陆后，办理民事实体事项，认为民事实践重要，既便民又利企，治安照片，自己完成，年末收到，支付市长基金。",
    needs=Input.TEXT,
)
def wrong_character(context: CheckContext) -> Iterator[Fault]:
    """An input method offers words that sound alike or look alike; some are no words where they stand."""
    for passage in context.passages:
        text = passage.plain
        done = 0
        for place, word in TRAPS.places(text):
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


TWICE = re.compile(
    r"(?=[的了和与在是]{2})(?:(?<![目有]的)(?<![目的])的的(?![确士哥])|(?<![不得没明])了了(?![解事然却结断无悟望账得不了])"
    r"|(?<![共平总温饱祥缓调中柔随亲融谐暖附])和和(?![美气睦谐平解顺善])|(?<!参)与与(?!会)|(?<![一-鿿])在在(?!线职岗建校册场)"
    r"|(?<![就还也都正若要可总便只算更凡而])是是(?![非否]))"
)
WORD_TWICE = re.compile(r"(?P<word>[一-鿿]{2,12})(?P=word)(?P<after>[一-鿿]{0,2})")
MANNER = (
    "认真|深入|扎实|有效|积极|充分|切实|全面|及时|主动|更好|很好|较好|严格|努力|稳妥|有力|有序|准确|高效|规范|科学|系统"
)
PARTICLES = re.compile(
    rf"(?:{MANNER})(?P<both>的地|地的)"
    "(?=做|开展|推进|落实|完成|组织|抓好|加强|进行|推动|贯彻|执行|履行|解决|回应|提高|提升|发挥|保障|促进)"
)
GOES_ON = re.compile("[的了和与及等]|工作|机制|力度|水平|能力|统一")
"""What may follow a word of two characters that stands twice; 保障保障性住房 goes on in another way."""
NUMERAL = re.compile("[一二三四五六七八九〇零十百千万亿两半每几]")


@rule(
    title="字词重复",
    severity=Severity.WARNING,
    force=Force.PRACTICE,
    source="office practice",
    bad="建立统一的的平台，严格信息审核审核，加强政府网站政府网站建设。",
    good="完成了了解情况工作，目的的确明确，信息公开公开栏，保障保障性住房，研究研究，一件一件办，人人参与，刚刚好，中国国家馆，共和和平。",
    needs=Input.TEXT,
    yields_to=("measure_word_twice",),
)
def word_twice(context: CheckContext) -> Iterator[Fault]:
    """A word that stands twice was typed or pasted twice."""
    for passage in context.passages:
        text = passage.plain
        for found in PARTICLES.finditer(text) if "的地" in text or "地的" in text else ():
            yield marked(passage, "“的”“地”重复，请删去“的”", *found.span("both"), margin=2, right="地")
        for found in TWICE.finditer(text):
            message = f"“{found[0][0]}”重复，请删去一个"
            yield marked(passage, message, *found.span(), margin=2, right=found[0][0])
        for found in WORD_TWICE.finditer(text):
            word, after = found["word"], found["after"]
            alike = len(set(word)) == 1 or word in REPEATED_BY_RIGHT or NUMERAL.match(word)
            if not alike and (len(word) > 2 or not after or GOES_ON.match(after)):
                end = found.end("word") + len(word)
                yield marked(passage, f"“{word}”重复，请删去一个", found.start(), end, right=word)
