"""The one list of measure words (量词): what may stand behind a figure and say what it counts."""

COUNTS = "条件份人个家户次名项篇期场处种起宗"
"""Words of one character that count things, people and acts."""

MONEY = "[万亿]?元"
MEASURE = rf"人次|件次|条次|户次|{MONEY}|公里|平方米|小时|分钟|个?工作日|[{COUNTS}亩吨岁天米倍页]"
"""A pattern of them all, the longer ones first: 人次 before 人."""
