"""Labels of contacts that lack their value, as in 邮编：，电话：…"""

from reportkit.patterns import expression
from reportkit.rules.normalise import HAN

CONTACT = (
    "(?:(?:联系|办公|通信|通讯|单位)?地址|邮编|邮政编码|(?:联系|咨询|办公|监督|值班)?电话|传真(?:号码)?|网址"
    "|(?:电子)?(?:邮箱|信箱|邮件)|E-?mail|联系人)"
)
EMPTY_LABEL = expression(
    f"(?P<label>(?<![{HAN}]){CONTACT}) ?：(?= ?[，；、]?{CONTACT} ?：|）)|(?<=[，；]){CONTACT} ?：$"
)
