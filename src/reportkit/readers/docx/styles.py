"""How text is set: what the defaults, the styles and the paragraph itself say, one over the other (17.7.2)."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

import attrs

from reportkit.errors import InvalidValue, brief
from reportkit.readers.docx.parts import A, W, attribute, local, switched, value

Properties = Mapping[str, str]
"""What is given, by name, as the file gives it: lengths in twips, sizes in half-points, switches as 1 and 0."""

DEEPEST_STYLE = 100
"""Styles based on each other; Word offers no way to make more than some ten."""

_INDENTS = {"left": "left", "start": "left", "right": "right", "end": "right"}
_FONTS = ("ascii", "hAnsi", "eastAsia")


@attrs.frozen
class NamedStyle:
    """A style with all that it takes from the style it is based on (样式), and the level that it is a heading of."""

    name: str
    paragraph: Properties
    run: Properties


class Styles:
    """The styles of a Word file (样式表), each worked out once."""

    def __init__(self, root: Element | None, theme: Mapping[str, str]) -> None:
        self._theme = theme
        self._own = {attribute(one, "styleId"): one for one in (() if root is None else root.iter(f"{W}style"))}
        self._worked_out: dict[str, NamedStyle] = {}
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self.default_paragraph = paragraph_properties(_find(defaults, "pPrDefault", "pPr"))
        self.default_run = self.run_properties(_find(defaults, "rPrDefault", "rPr"))
        self.normal = next((name for name, one in self._own.items() if _is_default(one)), "")

    def style(self, name: str) -> NamedStyle:
        """Return a style by its identity, one that says nothing where there is none."""
        if name not in self._worked_out:
            self._work_out(name)
        return self._worked_out[name]

    def element(self, name: str) -> Element | None:
        """Return a style as it stands in the file."""
        return self._own.get(name)

    def names(self) -> dict[str, str]:
        """Return the styles' names by their identities."""
        return {identity: value(one, "name") for identity, one in self._own.items()}

    def run_properties(self, given: Element | None) -> Properties:
        """Return what a w:rPr says."""
        return _run_properties(given, self._theme)

    def _work_out(self, name: str) -> None:
        chain: list[str] = []
        above = name
        while above and above not in self._worked_out:
            if above in chain or len(chain) > DEEPEST_STYLE:
                raise InvalidValue(
                    "its style {name} is based on itself, or on more than {deepest} others; base it on "
                    "another one in Word",
                    name=repr(brief(name)),
                    deepest=DEEPEST_STYLE,
                )
            chain.append(above)
            above = value(self._own.get(above), "basedOn")
        for identity in reversed(chain):
            self._worked_out[identity] = self._merged(identity)
        self._worked_out.setdefault("", NamedStyle("", {}, {}))

    def _merged(self, identity: str) -> NamedStyle:
        own = self._own.get(identity)
        base = self._worked_out.get(value(own, "basedOn"), NamedStyle("", {}, {}))
        if own is None:
            return NamedStyle("", {}, {})
        paragraph = paragraph_properties(own.find(f"{W}pPr"))
        if "numId" in paragraph:
            paragraph = {**paragraph, "numbered": identity}
        return NamedStyle(
            value(own, "name"),
            {**base.paragraph, **paragraph},
            {**base.run, **self.run_properties(own.find(f"{W}rPr"))},
        )


def _is_default(style: Element) -> bool:
    return attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true", "on"}


def _find(parent: Element | None, *path: str) -> Element | None:
    for name in path:
        parent = None if parent is None else parent.find(W + name)
    return parent


def paragraph_properties(given: Element | None) -> Properties:
    """Return what a w:pPr says; a first line that stands out has a negative indent."""
    if given is None:
        return {}
    found: dict[str, str] = {}
    for child in given:
        match local(child):
            case "jc":
                found["align"] = attribute(child, "val")
            case "outlineLvl":
                found["outline"] = attribute(child, "val")
            case "pageBreakBefore":
                found["new page"] = "1" if switched(given, "pageBreakBefore") else "0"
            case "snapToGrid":
                found["snap"] = "1" if switched(given, "snapToGrid") else "0"
            case "spacing":
                found |= {key: child.get(W + key, "") for key in ("line", "lineRule") if W + key in child.attrib}
            case "tabs":
                stops = [stop for stop in child if attribute(stop, "val") not in ("clear", "bar")]
                found["tab stops"] = str(len(stops))
            case "ind":
                found |= _indents(child)
            case "numPr":
                found |= {key: value(child, key) for key in ("numId", "ilvl") if value(child, key)}
    return found


def _indents(given: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, side in _INDENTS.items():
        for unit in ("", "Chars"):
            if given.get(f"{W}{key}{unit}"):
                found[side + unit] = attribute(given, f"{key}{unit}")
    for unit in ("", "Chars"):
        if hanging := attribute(given, f"hanging{unit}"):
            found[f"first{unit}"] = f"-{hanging.lstrip('-')}"
        elif first := attribute(given, f"firstLine{unit}"):
            found[f"first{unit}"] = first
    return found


def _run_properties(given: Element | None, theme: Mapping[str, str]) -> Properties:
    if given is None:
        return {}
    found: dict[str, str] = {}
    for child in given:
        match local(child):
            case "rFonts":
                for slot in _FONTS:
                    from_theme = attribute(child, f"{slot}Theme")
                    if from_theme or attribute(child, slot):
                        found[slot] = theme.get(from_theme, "") if from_theme else attribute(child, slot)
                if attribute(child, "hint"):
                    found["hint"] = attribute(child, "hint")
            case "sz":
                found["size"] = attribute(child, "val")
            case "color":
                found["color"] = attribute(child, "val") or "auto"
            case "spacing":
                found["spacing"] = attribute(child, "val")
            case "b" | "vanish" | "strike" | "dstrike" as switch:
                found[switch] = "1" if switched(given, switch) else "0"
            case "highlight":
                found["highlight"] = attribute(child, "val").replace("none", "")
            case "u":
                found["u"] = "0" if attribute(child, "val") == "none" else "1"
            case "rStyle":
                found["style"] = attribute(child, "val")
            case "lang" if attribute(child, "eastAsia"):
                found["lang"] = attribute(child, "eastAsia")
    return found


def theme_fonts(root: Element | None) -> Mapping[str, str]:
    """Return the typefaces that a theme stands for, by the names that runs call them (17.18.96)."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        fonts = None if root is None else next(root.iter(f"{A}{kind}Font"), None)
        if fonts is None:
            continue
        scripts = {one.get("script", ""): one.get("typeface", "") for one in fonts.iter(f"{A}font")}
        named = {slot: one.get("typeface", "") for slot in ("latin", "ea") if (one := fonts.find(A + slot)) is not None}
        found[f"{kind}EastAsia"] = named.get("ea") or scripts.get("Hans", "")
        found[f"{kind}HAnsi"] = found[f"{kind}Ascii"] = named.get("latin", "")
    return found
