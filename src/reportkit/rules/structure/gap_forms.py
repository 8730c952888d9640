"""How gaps are typed, and left by templates, where a number or a name was still to come."""

from reportkit.patterns import expression
from reportkit.rules.measures import MEASURE
from reportkit.rules.normalise import MASK

COUNTED = f"{MEASURE}|[部年月日时号字%％亿万]"
PLACES = "[县市区州省镇乡村局委办厅部街科室]|街道|单位|同志|公司|工程|项目"
ASKED = (
    "姓名|[一-鿿]{0,6}名称|[一-鿿]{0,4}(?:单位|部门|机关|公司)(?:名称|全称)?|(?:联系|办公)?电话|(?:手机|电话|联系)?号码|手机|(?:成文|起止|截止)?日期"
    "|(?:开始|结束|会议)?时间|年份|地址|地点|金额|数[量字值]|人数|比例|职务|标题|题目|编号|文号|事由|邮箱|邮编|联系人|负责人|签发人|签名|盖章"
    "|(?:此处|在此|请)?(?:填写|输入|键入|插入|补充)[一-鿿]{0,8}|[Xx]{1,4}|选取日期|文档标题|键入文字"
)
"""What the field of a template asks for."""

TYPED_GAP = expression(
    r"【待补[^】]{0,40}】|[（【〔\[(]待(?:补充?|填写?|补齐|补录)(?:[：:][^）】〕\])]{0,40})?[）】〕\])]"
    rf"|(?<![A-Za-z0-9×XＸ/])(?:[XＸ]{{2,6}}|[xｘ]{{2,6}}|[×✕]{{2,6}}|[〇○]{{2,6}}(?!年))(?=(?:{COUNTED})|{PLACES})"
    rf"|(?:(?<![A-Za-z0-9/_＿])[_＿]{{2,30}}|(?<=[一-鿿])[_＿])(?=\s?(?:{COUNTED}))"
    rf"|(?<=[一-鿿])[（(【\[][ 　]{{0,8}}[）)】\]](?=(?:{COUNTED})[，。；、])"
    rf"|(?<=[一-鿿])(?:\[[ 　]{{0,8}}\]|（[ 　]{{0,8}}）|[?？]{{1,3}}|\*{{3,6}}|[NXＸ])"
    rf"(?=[条件个项家次份篇户起宗名][，。；、）一-鿿])"
    rf"|(?<=[一-鿿])[…—－](?=[条件个项家次份篇户起宗名][，。；、）])"
)
GAP_SIGNS = (
    *("待补", "待填", "XX", "ＸＸ", "xx", "ｘｘ", "××", "✕✕", "〇〇", "○○", "_", "＿"),
    *("（ ", "（　", "（）", "【】", "【 ", "[ ", "[]", "？", "***", "…", "—", "X", "Ｘ", "N", "?"),
)

BLANK_GAP = expression(
    rf"(?<=[一-鿿])[ \u00a0　]{{2,20}}(?=(?:{MEASURE}|[%％]|[万亿](?:{MEASURE})?|个百分点)(?:[，。；、（）]|$))"
)
"""Blanks for a figure, before its measure and a mark: 全年巡查  次，."""

FIELD = expression(
    r"\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\{%[^{}\n]{1,60}%\}|<%=?[^<>\n]{1,60}%>|«[^«»\n]{1,40}»|<<[一-鿿\w]{1,20}>>"
    r"|\{(?:[A-Za-z_][\w.]{0,30}|\d)\}"
    rf"|(?<=[：:一-鿿，、])(?P<bracket>[\[［【])"
    rf"(?:(?:{ASKED})[\]］】](?=[，。；、,;.）)]|$|(?:{COUNTED}))|[一-鿿]{{1,6}}名称[\]］](?![栏框列字按项])|…{{1,2}}[\]］】])"
    r"|(?:请)?(?:单击|点击)(?:或(?:单击|点击|轻触))?此处(?:以?输入|键入|添加|编辑|插入)[^，。；\n]{0,12}"
    r"|(?<=[：:])(?:\d{3,4}[-－—])?[XxＸ×]{3,12}(?:[-－—][XxＸ×]{3,12})?(?=[，。；、,;.）)]|$)"
    r"|《[一-鿿]{2,6}(?:名称|标题)》|[\[［]键入[^\]］\n]{1,12}[\]］]"
    r"|(?:Click|Tap)(?: or tap)? here to enter (?:text|a date)\.?|Choose an item\.?|Lorem ipsum"
)
"""A field of a template or a form, or the words by which a program asks to fill one, that nothing was put into."""
FIELD_SIGNS = ("{", "«", "XXX", "xxx", "ＸＸＸ", "×××", "[", "［", "【", "<", "此处", "名称》", "标题》", MASK)
"""Signs of which each has one, in a text whose foreign words are masked."""
