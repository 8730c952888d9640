"""A rule about traditional characters that stand in a simplified text."""

import re
from collections.abc import Iterator

from reportkit.patterns import expression
from reportkit.rules.context import CheckContext
from reportkit.rules.finding import Force, Severity
from reportkit.rules.passage import Passage
from reportkit.rules.passages import marked
from reportkit.rules.rule import Fault, Input, rule

TRADITIONAL = (
    "廳務開發辦區縣國機關會議實現時間報導業員門問聯係統計劃標準點護監單廣場電話號碼傳達遠運進選審結終經濟紀給網總績續縮讓該認設許訴評"
    "詞試誌語說課調請論證識讀變負責財貨費資質賬車軍輕較輯輸轉農邊過還這連違遞適遲鄉鎮針錢鐵鋼關際陽陰險隨雙離難雲靜響頁項順預領題額"
    "類風飛養館馬駐驗體魚黨齊齡萬與專業東絲兩嚴個豐臨為麗舉義樂習書買亂爭從倉優價億儀們備傷僅內冊寫凍減別則創動勞勢勝匯醫華協歸當"
    "錄後徑慶憲應懷態憂戰戶執擴擔據擇換損搶撥敗斷無舊顯條來極構檢樓樣權歡歷殘氣漢溝測湯滿漁濱災爾獎獨環療監盤礦碼確種積穩窮競築"
    "簡籌糧紅約級純納紙紛組細織維綜綠綱線緊編緩練縣罰職聽肅腦蘇藝節範處補裝製複規視覽親覺觀觸訂訓記訪詢詳誠誤誰諮謀謝"
)
SIMPLIFIED = (
    "厅务开发办区县国机关会议实现时间报导业员门问联系统计划标准点护监单广场电话号码传达远运进选审结终经济纪给网总绩续缩让该认设许诉评"
    "词试志语说课调请论证识读变负责财货费资质账车军轻较辑输转农边过还这连违递适迟乡镇针钱铁钢关际阳阴险随双离难云静响页项顺预领题额"
    "类风飞养馆马驻验体鱼党齐龄万与专业东丝两严个丰临为丽举义乐习书买乱争从仓优价亿仪们备伤仅内册写冻减别则创动劳势胜汇医华协归当"
    "录后径庆宪应怀态忧战户执扩担据择换损抢拨败断无旧显条来极构检楼样权欢历残气汉沟测汤满渔滨灾尔奖独环疗监盘矿码确种积稳穷竞筑"
    "简筹粮红约级纯纳纸纷组细织维综绿纲线紧编缓练县罚职听肃脑苏艺节范处补装制复规视览亲觉观触订训记访询详诚误谁咨谋谢"
)
RIGHT = str.maketrans(dict(zip(TRADITIONAL, SIMPLIFIED, strict=True)))
RUN = expression(f"[{''.join(map(chr, RIGHT))}]+")
ASIDE = expression("（[^（）]{1,30}）")
"""What, as titles and names do, may quote a place where such characters are in use."""
MOST = 0.1  # of all characters; a text with more of them is not a simplified one


@rule(
    title="夹用繁体字",
    severity=Severity.ERROR,
    force=Force.SHALL,
    source="《中华人民共和国国家通用语言文字法》第九条、第十七条",
    bad="群众可以在政务服务大廳办理，也可以通过网站提出申请，有關部門应当及时答复。",
    good="陈列乾隆年间的《國朝耆獻類徵》和“萬壽宮”匾额，瞭望塔、余姓、藉此机会、著书立说都是规范写法。",
    needs=Input.TEXT,
    habit=True,
)
def traditional_character(context: CheckContext) -> Iterator[Fault]:
    """A text is in simplified characters; a traditional one came with a copied word or from the input method."""
    spoiled = context.passages if RUN.search(context.text) else ()
    found = [(passage, run) for passage in spoiled for run in _runs(passage)]
    if found and sum(len(run[0]) for _, run in found) <= MOST * sum(len(one.text) for one in context.passages):
        for passage, run in found:
            right = run[0].translate(RIGHT)
            yield marked(passage, f"“{run[0]}”是繁体字，应写“{right}”", *run.span(), margin=2, right=right)


def _runs(passage: Passage) -> Iterator[re.Match[str]]:
    if RUN.search(passage.plain):
        yield from RUN.finditer(ASIDE.sub(lambda aside: " " * len(aside[0]), passage.unnamed))
