"""Wrong characters and doubled words: the traps that are known, and the right words that hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportkit.formats import GB9704
from reportkit.readers import read_text
from reportkit.rules import CheckContext, Finding
from reportkit.rules.writing.characters import word_twice, wrong_character
from reportkit.rules.writing.confusables import ALWAYS, IN_CONTEXT
from reportkit.rules.writing.traditional import RIGHT, traditional_character


def findings(text: str) -> list[Finding]:
    context = CheckContext(None, read_text(f"工作报告\n{text}"), GB9704, year=2018)
    return [finding for rule in (wrong_character, word_twice) for finding in rule.findings(context)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("精准扶贫等重点工作和领域出实照、见实效。", "出实照", "出实招"),
        ("每年制定“为民事实”专栏。", "为民事实", "为民实事"),
        ("每天至少1次登陆网站信息报送系统。", "登陆", "登录"),
        ("群众可登陆“中国示例”门户网站查询。", "登陆", "登录"),
        ("水平残差不齐，渠道不过顺畅。", "残差不齐", "参差不齐"),
        ("队伍建设仍在不足，", "仍在不足", "仍存在不足"),
        ("政府信息公开行政法复议情况", "行政法复议", "行政复议"),
        ("建立工作台帐。", "台帐", "台账"),
        ("把公开做为一项重要工作。", "做为", "作为"),
        ("既使遇到困难也要完成。", "既使", "即使"),
        ("统一布署。", "布署", "部署"),
        ("配制专职人员2名。", "配制", "配置"),
        ("申请己办结。", "己办结", "已办结"),
        ("末收到申请。", "末收到", "未收到"),
        ("由付局长负责。", "付局长", "副局长"),
        ("推进政务工开。", "工开", "公开"),
        ("签定了责任书。", "签定", "签订"),
        ("公布权利清单和责任清单。", "权利清单", "权力清单"),
        ("加快法制政府建设。", "法制政府", "法治政府"),
        ("打造法制化营商环境。", "法制化营商环境", "法治化营商环境"),
        ("进一步题高服务水平。", "进一步题高", "进一步提高"),
        ("质量不断题升。", "不断题升", "不断提升"),
    ],
)
def test_a_wrong_character_is_found_where_it_stands(text: str, wrong: str, right: str) -> None:
    first = findings(text)[0]
    assert ("wrong_character", wrong) == (first.name, first.quotation)
    assert first.start == text.index(wrong)
    assert first.message == f"“{wrong}”应为“{right}”"


@pytest.mark.parametrize(
    "text",
    [
        "台风登陆期间通过网站发布，台风登陆系统监测，诺曼底登陆。",
        "办理民事实体事项，认为民事实践重要，作为民事实施主体，为民事实行公开。",
        "推进“两随机、一公开”，开展双随机抽查。",
        "既使群众满意又使企业受益，既便民又利企，既便于查询，既将成果公开又将过程公开。",
        "自己完成，利己公开，知己全部到场，年末收到，周末能办，期末完成，季末办结，学期末按时。",
        "支付市长基金，拨付局长批示，交付主任签收，应付组长检查。",
        "治安照片，公安照明，保安照常上班，选拔打造人才，选拔款式，海拔付出，计划拔高。",
        "政务工作开展，加强信息工作开展，员工开会，政务工开展。",
        "自己经办，问题纲要，主题纲领，机制做强，限制做法，体制做实，按装配式建设，按排名公布，按排放标准。",
        "补充份额，组成份子，全部份额，完成份数，解决择校问题，修复盖板，恢复盖房。",
        "做为民服务的事，小题大做为不妥，必需品，必需的材料，存在次要问题，以经济建设为中心，配制药品。",
        "权利清单公开，反应迅速，反应强烈，不良反应问题，签定级别，仍在问题清单中，仍在不足百米处，帐篷，蚊帐，搭建帐篷，检查帐篷。",
        "发布署名文章，交通迅速恢复，通讯速率，美好象征，3座落成的大桥。",
        "县法制办、法制工作，司法制政府规章，问题高度重视，议题升级，问题高发，主题升华。",
    ],
)
def test_right_words_that_hold_a_trap_are_left_alone(text: str) -> None:
    assert [] == findings(text)


@pytest.mark.parametrize("wrong", ALWAYS)
def test_every_plain_trap_is_told_with_what_is_right(wrong: str) -> None:
    assert [f"“{wrong}”应为“{ALWAYS[wrong]}”"] == [one.message for one in findings(f"已经{wrong}。")]


def test_no_right_word_is_a_trap_itself() -> None:
    right = {*ALWAYS.values(), *(trap[0] for trap in IN_CONTEXT.values())}
    assert [] == [word for word in right if findings(f"工作，{word}，工作")]


def test_of_traps_that_overlap_one_is_told() -> None:
    assert ["记帐"] == [one.quotation for one in findings("保存记帐单。")]


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("建立统一的的平台。", "统一的的平台"),
        ("完成了了公开。", "完成了了公开"),
        ("财政局和和教育局。", "政局和和教育"),
        ("严格信息审核审核，", "审核审核"),
        ("设在便民服务中心中心。", "中心中心"),
        ("由县融媒体中心中心统一发布。", "中心中心"),
        ("加强保障保障机制。", "保障保障"),
        ("做好项目项目的公开。", "项目项目"),
        ("推进政府信息公开政府信息公开工作。", "政府信息公开政府信息公开"),
        ("要素齐全要素齐全。", "要素齐全要素齐全"),
        ("认真的地做好工作。", "认真的地做好"),
        ("扎实地的推进工作。", "扎实地的推进"),
    ],
)
def test_a_word_that_stands_twice_is_found(text: str, quotation: str) -> None:
    assert [("word_twice", quotation)] == [(one.name, one.quotation) for one in findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "常常，人人，刚刚，一一，看看，天天，层层，处处，事事，步步，稳稳，家家户户，方方面面，实实在在，是是非非。",
        "研究研究，讨论讨论，非常非常的好，一件一件的办，一个一个地查，许多许多的事。",
        "信息公开公开栏，信息信息化，工作作风，中国国家馆，发展展望，人民民主，保障保障性住房，服务服务对象。",
        "完成了了解情况的工作，不得了了，目的的确明确，有的的士，共和和平，饱和和谐，以及及时，正在在线办理，还是是否公开。",
        "希望大家认真梳理梳理、总结总结，健全公众参与与社会监督机制。",
        "二〇二〇年，二〇二〇的工作，三三两两，红红火火，仔仔细细，干干净净。",
        "积极的地方实践，基地的建设，属地的推进机制，有效的地图服务，全面的地籍调查。",
    ],
)
def test_words_that_repeat_by_right_are_left_alone(text: str) -> None:
    assert [] == findings(text)


@given(st.text(alphabet="的了和公开信息工作、，。", max_size=200))
def test_what_is_found_stands_where_it_is_said_to(text: str) -> None:
    for finding in findings(f"甲{text}"):
        assert finding.start is not None
        assert f"甲{text}".startswith(finding.quotation.rstrip("…"), finding.start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在政务服务大廳办理。", ["务大廳办理"]),
        ("县政府門户网站，有關部門。", ["政府門户网"]),
        ("陈列《國朝耆獻》和“萬壽宮”匾额，乾隆年间，瞭望塔，余姓，著书，藉此，宫商角徵羽，像我于后里。", []),
        ("國務院辦公廳發布條例，各縣區機關認真學習。", []),
    ],
)
def test_traditional_characters_in_a_simplified_text_are_found(text: str, expected: list[str]) -> None:
    context = CheckContext(
        None, read_text(f"工作报告\n{text}\n" + "全县认真做好工作。" * 5 * ("辦" not in text)), GB9704
    )
    assert expected == [finding.quotation for finding in traditional_character.findings(context)]


def test_every_traditional_character_has_another_simplified_form() -> None:
    assert all(chr(one) != other for one, other in RIGHT.items())
    assert not {chr(one) for one in RIGHT} & set(RIGHT.values())
