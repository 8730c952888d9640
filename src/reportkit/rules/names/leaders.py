"""Names of leaders of the Party and the state, and what stands behind them: a closed list, as of March 2023.

A list of names is data: it grows when a congress elects, and nothing else here does.
"""

from collections.abc import Mapping
from types import MappingProxyType

SOURCE = (
    "中国共产党第二十届中央委员会第一次全体会议公报（2022年10月23日）; "
    "第十四届全国人民代表大会第一次会议公告、中国人民政治协商会议第十四届全国委员会第一次会议公告（2023年3月）; "
    "《中国共产党章程》（2022年）"
)

LEADERS: Mapping[str, str] = MappingProxyType(
    {
        "习近平": "总书记|新时代|法治思想|经济思想|外交思想|强军思想|文化思想|生态文明思想|重要讲话",
        "毛泽东": "思想",
        "邓小平": "理论",
        "江泽民": "总书记",
        "胡锦涛": "总书记",
        "李强": "总理",
        "赵乐际": "委员长",
        "王沪宁": "",
        "蔡奇": "书记",
        "丁薛祥": "副总理",
        "李希": "书记",
        "韩正": "副主席",
    }
)
"""Each name, with what stands behind it and no other: a name like it before 主席 or 同志 may be anybody's."""

FORMS_A_WORD = "学练复温研见讲补预演教传自陋恶实修积"
"""Behind what 习 ends a word, as in 学习习近平: there two of them are right."""
