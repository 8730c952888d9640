"""Words that input methods and haste put for others: data, reviewed one by one, for the rule on wrong characters.

A wrong word that also stands in right texts has the characters that must follow it, or must not.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "出实照": "出实招",
        "残差不齐": "参差不齐",
        "不过顺畅": "不够顺畅",
        "行政法复议": "行政复议",
        "行政复意": "行政复议",
        "行政诉颂": "行政诉讼",
        "于此同时": "与此同时",
        "再接再励": "再接再厉",
        "一如继往": "一如既往",
        "一愁莫展": "一筹莫展",
        "迫不急待": "迫不及待",
        "不径而走": "不胫而走",
        "默守成规": "墨守成规",
        "按步就班": "按部就班",
        "走头无路": "走投无路",
        "粗制烂造": "粗制滥造",
        "竟竟业业": "兢兢业业",
        "竞竞业业": "兢兢业业",
        "一诺千斤": "一诺千金",
        "意识型态": "意识形态",
        "意思形态": "意识形态",
        "落到实外": "落到实处",
        "落实倒位": "落实到位",
        "贯彻落时": "贯彻落实",
        "贯切落实": "贯彻落实",
        "正府信息": "政府信息",
        "编缉": "编辑",
        "辐度": "幅度",
        "幅射": "辐射",
        "震憾": "震撼",
        "松驰": "松弛",
        "追朔": "追溯",
        "防碍": "妨碍",
        "渡假": "度假",
        "坐谈会": "座谈会",
        "答覆": "答复",
        "反溃": "反馈",
        "增涨": "增长",
        "提恭": "提供",
        "亲睐": "青睐",
        "脉博": "脉搏",
        "阀值": "阈值",
        "台帐": "台账",
        "帐户": "账户",
        "帐号": "账号",
        "帐目": "账目",
        "帐款": "账款",
        "法制化营商环境": "法治化营商环境",
        **{
            f"{how}题{rest}": f"{how}提{rest}"
            for how in ("进一步", "不断", "着力", "大力", "切实", "有效", "显著", "明显", "逐步", "持续", "努力")
            for rest in ("高", "升")
        },
    }
)

Trap = tuple[str, re.Pattern[str], re.Pattern[str]]


def _trap(right: str, *, ahead: str = "", behind: str = r"(?!)") -> Trap:
    """Return what is right, what must follow the wrong word, and what before it makes it right."""
    return right, re.compile(ahead), re.compile(rf"(?:{behind})\Z")


SITES = (
    r"(?:到|了)?[“《]?[一-鿿〓·]{0,8}?[”》]?[一-鿿]{0,4}?(?:网站|网址|系统|平台|账号|帐号|后台|客户端|门户|邮箱|APP)"
)
NO_TENT = "(?![篷子幔幕])"
PEOPLE = "(?:专人|专职|专业|工作|兼职)?(?:人员|电脑|设施|设备|资源|力量)"

IN_CONTEXT: Mapping[str, Trap] = MappingProxyType(
    {
        "为民事实": _trap("为民实事", ahead="(?![体践施行质务际])", behind="[认作成以因]"),
        "仍在不足": _trap("仍存在不足", ahead="(?![一-鿿])|之处|和|与|等"),
        "仍在问题": _trap("仍存在问题", ahead="(?=[，。；、]|和|与)"),
        "登陆": _trap("登录", ahead=f"(?!期间|地点|时间|后|前|点){SITES}", behind="台风|风暴|热带气旋"),
        "做为": _trap("作为", ahead="(?:一[名个项种]|重要|主要|首要|重点|依据|考核|抓手|切入点|突破口)"),
        "既使": _trap("即使", ahead="(?![^。；]{0,40}[又更还且])"),
        "既便": _trap("即便", ahead="(?![捷民利于宜企农能又])"),
        "既将": _trap("即将", ahead="(?![^。；]{0,40}[又更还也])"),
        "即然": _trap("既然"),
        "配制": _trap("配置", ahead=PEOPLE),
        "必需": _trap("必须", ahead="(?:加强|严格|坚持|做到|按照|遵守|认真)"),
        "安照": _trap("按照", ahead="(?:有关|规定|要求|《|国务院|上级|省|市|县|统一)", behind="[公治保]"),
        "反应": _trap("反映", ahead="(?:的?问题|社情民意|诉求|意见)", behind="[良激敏急化学核锁式热]"),
        "签定": _trap("签订", ahead="(?:了)?(?:合同|协议|责任书|承诺书|目标)"),
        "给于": _trap("给予", ahead="(?:了|支持|表彰|奖励|答复|指导|重视|帮助|通报|处罚|补助|公开)"),
        "不于": _trap("不予", ahead="(?:公开|受理|答复|处理|提供)"),
        "己": _trap("已", ahead="(?:完成|办结|建成|公开|全部|审结)", behind="[自知利克律为异体]"),
        "末": _trap("未", ahead="(?:能|按时|按期|发生|收到|办结)", behind="[周月年期岁季旬文篇段世本始]"),
        "拔款": _trap("拨款", behind="[选提海]"),
        "拔付": _trap("拨付", behind="[选提海]"),
        "拔打": _trap("拨打", behind="[选提海]"),
        "划拔": _trap("划拨", behind="[计规策]"),
        "按装": _trap("安装", ahead="(?![配置载修机潢订])"),
        "按排": _trap("安排", ahead="(?![名放序量列位水污查班])"),
        "题纲": _trap("提纲", ahead="(?![要领目举常])"),
        "制做": _trap("制作", ahead="(?!大|强|优|好|实|细|到|出|深|精)", behind="[限机体控编抑牵管强规]"),
        "己经": _trap("已经", behind="[自知利克律为异]"),
        "工开": _trap("公开", ahead="(?![展会始工])", behind="(?:.|^)(?<!政务)(?<!信息)"),
        "部份": _trap("部分", ahead="(?![额子])"),
        "成份": _trap("成分", ahead="(?![额数])", behind="[完组造形达合]"),
        "充份": _trap("充分", ahead="(?![额数])", behind="[补扩]"),
        "决择": _trap("抉择", ahead="(?!校|业|优)", behind="[解判]"),
        "复盖": _trap("覆盖", ahead="(?![房章楼])", behind="[修恢]"),
        "权利清单": _trap("权力清单", ahead="(?:和|、)责任清单"),
        "在次": _trap("再次", ahead="(?:强调|召开|组织|公开|明确|开展|进行)", behind="[存现]"),
        "以经": _trap("已经", ahead="(?:完成|开展|建成|公开|办结|成为|取得)"),
        "付": _trap(
            "副",
            ahead="(?:[局县市区镇乡]长|主任|书记|组长)",
            behind="[支交拨给应预兑垫托缴偿对代]",
        ),
        "因地制易": _trap("因地制宜"),
        "法制政府": _trap("法治政府", ahead="(?:建设|示范|创建)|(?![一-鿿])", behind="[司依立普执]"),
        "布署": _trap("部署", ahead="(?!名)"),
        "通迅": _trap("通讯", ahead="(?![速猛即])"),
        "讯速": _trap("迅速", ahead="(?![率度])", behind="[通资短音视]"),
        "好象": _trap("好像", ahead="(?![征牙])"),
        "座落": _trap("坐落", ahead="(?!成)", behind=r"[\d一二三四五六七八九十两几首这那每整]"),
        "建帐": _trap("建账", ahead=NO_TENT),
        "记帐": _trap("记账", ahead=NO_TENT),
        "查帐": _trap("查账", ahead=NO_TENT),
        "转帐": _trap("转账", ahead=NO_TENT),
        "对帐": _trap("对账", ahead=NO_TENT),
        "帐": _trap("账", ahead="(?:务|簿|面|单)(?!篷)", behind="[蚊营]"),
    }
)
