"""The browser as an instrument: it sees what a page fetches, what is too wide and what its scripts complain of."""

from pathlib import Path

from instruments.chromium import Chromium

FAULTY = """<!doctype html><meta name="viewport" content="width=device-width"><title>有误</title>
<link rel="stylesheet" href="近.css"><img src="https://example.invalid/%E5%9B%BE.png" alt=""><img src="../上.png" alt="">
<p style="width:500px">五百像素宽</p><div style="overflow-x:auto"><p style="width:2000px">自己滚动</p></div>
<script>undefined_name()</script>"""
SOUND = '<!doctype html><meta name="viewport" content="width=device-width"><title>无误</title><p>政府信息公开</p>'


def test_a_page_is_seen_with_what_it_fetches_and_what_is_wrong_with_it(chromium: Chromium, tmp_path: Path) -> None:
    folder = tmp_path / "网 页"
    folder.mkdir()
    for name, text in (("有误.html", FAULTY), ("无误.html", SOUND), ("近.css", "")):
        (folder / name).write_text(text, encoding="utf-8")
    faulty = chromium(folder / "有误.html", width=390)
    assert ["https://example.invalid/%E5%9B%BE.png", (tmp_path / "上.png").as_uri()] == faulty.outside(folder)
    assert ["p 五百像素宽"] == faulty.too_wide()
    assert any("undefined_name" in line for line in faulty.said)
    assert [] == chromium(folder / "有误.html").too_wide()
    sound = chromium(folder / "无误.html", width=390)
    assert ("无误", [], [], []) == (sound.page.title(), sound.outside(folder), sound.too_wide(), sound.said)
