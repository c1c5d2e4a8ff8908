"""The words that figures are made of, in both languages: scales, units, currencies, qualifiers, digits.

All of it is matched against folded text; `numbers` puts the pieces together.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


def _by_word(table: Mapping[T, str]) -> dict[str, T]:
    return {word: meaning for meaning, text in table.items() for word in _words(text)}


SCALES = _by_word(
    {
        1e12: "万亿|兆|trillion|tn|t",
        1e11: "千亿",
        1e10: "百亿",
        1e9: "十亿|billion|bn|b",
        1e8: "亿",
        1e7: "千万|crore|cr",
        1e6: "百万|million|mn|mm|m",
        1e5: "十万|lakh",
        1e4: "万",
        1e3: "千|thousand|k",
    }
)

CURRENCIES = _by_word(
    {
        "CNY": "人民币|rmb|cny|yuan|renminbi|元|元人民币|人民币元|块钱|¥",
        "USD": "us$|usd|$|美元|美金|dollar|cent",
        "HKD": "hk$|hkd|港元|港币",
        "TWD": "nt$|twd|ntd|nt|新台币|台币",
        "INR": "inr|₹|rs.|rs|卢比|rupee",
        "EUR": "eur|€|欧元|euro",
        "JPY": "jpy|日元|日圆|yen",
        "GBP": "gbp|£|英镑",
        "SGD": "s$|sgd|新加坡元",
        "KRW": "krw|韩元",
        "DKK": "dkk|丹麦克朗|danish kroner",
        "CHF": "chf|瑞士法郎",
        "CAD": "cad|加元",
        "AUD": "aud|澳元",
    }
)

RATES = _by_word(
    {
        "%": "%|percent|per cent",
        "pp": "个百分点|百分点|个点|percentage point|pp|ppt|ppts|pts",
        "bps": "个基点|基点|个bp|basis point|bps|bp",
        "times": "倍|x|times|fold|-fold",
    }
)

PERIODS = _by_word(
    {
        "years": "年|个年头|year",
        "quarters": "个季度|quarter",
        "months": "个月|month",
        "weeks": "周|星期|个星期|week",
        "days": "天|day",
        "hours": "小时|个小时|hour",
        "minutes": "分钟|minute",
    }
)
DURATIONS = frozenset(PERIODS.values())

# A classifier says little by itself: the noun behind it decides, and this is what it counts where none is known.
CLASSIFIERS = _by_word(
    {
        "companies": "家",
        "people": "名|位|人|例",
        "visits": "人次",
        "vehicles": "辆",
        "units": "台|部|颗|套|架",
        "wafers": "片",
        "items": "件|个|款|座|张|项|次|所|间|条|种|场",
        "orders": "单",
        "transactions": "笔",
        "shares": "股",
        "square metres": "平方米|平米|平方",
        "users": "户",
    }
)

# What nature is measured in: it stands by itself, whatever is counted.
MEASURES = _by_word(
    {
        "tonnes": "吨|公吨|tonne|ton|metric ton|short ton",
        "barrels": "桶|barrel|bbl|boe|barrels of oil equivalent",
        "ounces": "盎司|ounce",
        "MW": "兆瓦|mw|megawatt",
        "GW": "吉瓦|gw|gigawatt",
        "MWh": "兆瓦时|mwh|megawatt-hour",
        "GWh": "吉瓦时|gwh|gigawatt-hour",
        "TEU": "teu|标准箱|标箱",
        "DWT": "载重吨|dwt",
        "kWh": "度电|千瓦时|kwh|kilowatt-hour",
        "cubic metres": "立方米|cubic meter|cubic metre",
        "cubic feet": "cubic feet",
        "gallons": "加仑|gallon",
        "bushels": "蒲式耳|bushel",
    }
)

NOUNS = _by_word(
    {
        "stores": "门店|餐厅|店铺|直营店|加盟店|新店|商店|网点|stores|restaurants|locations|outlets",
        "companies": "公司|企业|商家|商户|开发者|merchants|developers|companies|enterprises|institutions|partners",
        "customers": "客户|customers|clients",
        "users": (
            "用户|会员|消费者|活跃|买家|账户|users|user|consumers|members|subscribers|buyers|accounts|maus"
            "|mau|daus|wallets"
        ),
        "models": "模型|models",
        "people": "员工|employees|people|positions|roles|jobs|workers",
        "cities": "城市|cities",
        "countries": "国家|countries",
        "orders": "订单|orders",
        "shares": "股份|股票|shares",
        "tokens": "token|tokens",
        "vehicles": "vehicles|cars|deliveries|aircraft|airplanes|planes|jets",
        "units": "units|devices|gpus",
        "markets": "markets",
        "transactions": "transactions",
        "downloads": "downloads",
        "wafers": "wafers",
        "trips": "trips|rides",
        "parcels": "parcels",
        "square feet": "square feet",
        "deals": "deals",
        "doctors": "surgeons|physicians|doctors|prescribers|clinicians",
        "patients": "patients",
        "beds": "beds",
        "wells": "wells",
        "students": "students|learners",
        "agents": "agents|advisors|advisers|representatives|reps|salespeople",
        "kits": "kits",
        "procedures": "procedures|surgeries",
        "homes": "homes|households",
        "rooms": "rooms",
    }
)

QUALIFIERS = _words(
    "最高可达|最高达|最高为|最高|最多|高达|不超过|不高于|不低于|不少于|超过了|超过|突破了|突破|超|逾"
    "|高于|多于|大于|至少|大约为|大约|约合|折合|约为|约|大概|将近|接近|近|低于|少于|小于|不到|不足"
    "|几乎|仅为|仅|上下浮动|正负|more than|greater than|less than|fewer than|just over|just under"
    "|just above|just below|slightly over|slightly above|slightly below|well over|well above"
    "|a little over|a little under|over|under|above|below|approximately|approx.|approx|about|around"
    "|roughly|nearly|almost|close to|approaching|at least|at most|up to|as much as|as high as"
    "|no more than|no less than|north of|exceeding|in excess of|some|circa|an estimated|plus or minus"
    "|+/-|±|~|≈|>|<"
)
TOLERANCES = frozenset(_words("上下浮动|正负|plus or minus|+/-|±"))

# Growth and shares that are said without a number.
IN_WORDS = (
    r"(?:(?:中高|中低|高|低|中)?(?:个位数|单位数|双位数|两位数|三位数|四位数)(?:百分比|百分数|%)?)"
    r"|(?:(?:low|mid|high)(?:[- ]to[- ](?:low|mid|high))?[- ](?:single|double"
    r"|triple)[- ]digits?(?![a-z])(?:[- ]percent(?:age)?| (?:b|m)illions?(?![a-z]))?)"
    r"|(?:(?:strong |solid |healthy )?(?:single|double|triple)[- ]digits?(?![a-z])(?:[- ]percent(?:age)?)?)"
    r"|(?:(?:low|mid|high)(?:[- ]to[- ](?:low|mid|high))?[- ](?:teens|twenties"
    r"|thirties|forties|\d0s)(?![a-z])(?:[- ]percent(?:age)?)?)"
    r"|(?:(?:low|mid|high)[- ]\d0%)"
    r"|(?P<share>(?:(?:more than |less than |nearly |almost |about |over )?"
    r"(?<!first )(?<!second )(?<!back )(?<!front )(?<!latter )half of (?=our"
    r"|the|all|total|its|these|this)|(?:超过|将近|接近|近|约|大约)?(?:一半|半数)))"
    r"|(?:翻了?[一两二三]?[倍番])"
    r"|(?:(?:more than |nearly |almost |over )?(?:doubled|tripled|quadrupled|doubling|tripling))(?![a-z])"
)

# What looks like a figure and is none: dates, quarters, ordinals, models, times, stock quotes, standards.
NO_FIGURE = (
    r"(?:\(\s*[\d.]+,\s*[-+]?[\d.]+,\s*[-+]?[\d.]+%\s*\))"
    r"|(?:\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?:\d{4}\s?年(?:度)?(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?)|(?:(?:19"
    r"|20)\d\d[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{1,2})?(?![\d亿万%.]))|(?:(?:19"
    r"|20)\d\d\.(?:0?[1-9]|1[0-2])\.\d{1,2}(?!\d))"
    r"|(?:(?<!\d)\d{1,2}\s?月份?(?:\s?\d{1,2}\s?[日号])?)|(?:[一二三四五六七八九十]{1,2}月份?)"
    r"|(?:\d\d\s?(?:财年|年度|年(?=第|[一二三四上下全]|q)))"
    r"|(?:(?<![a-z0-9])(?:fy|cy|fiscal(?: year)?|calendar(?: year)?)\s?-?'?\d{2,4}(?:\s?-?[qh][1-4])?(?!\d))"
    r"|(?:(?<![a-z0-9])f?[1-4][qh](?:'?\s?(?:fy)?(?:\d{4}|\d{2}))?(?![a-z0-9%]))"
    r"|(?:(?<![a-z0-9])f?[qh][1-4](?:\s?'?\s?(?:fy)?\d{2,4}(?![\d.,%]))?(?![a-z0-9%]))"
    r"|(?:(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)"
    r"\.?\s\d{1,2}(?:st|nd|rd|th)?(?![\d%.,]\d)(?:,?\s\d{4})?(?!\d))"
    r"|(?:\d{1,2}\s(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)(?:\s\d{4})?)"
    r"|(?:[\d一二两三四五六七八九十]+\s?(?:年|个?季度|个?月)[之以]?前(?!列))"
    r"|(?:第\s?[\d一二三四五六七八九十百]+)|(?:\d+(?:st|nd|rd|th)(?![a-z]))|(?:(?:no\."
    r"|number|#|top)\s?\d+(?![\d%.,]*\s?(?:%|million|billion)))"
    r"|(?:\d{3}-\d{1,3}(?=\s(?:max )?(?:aircraft|airplane|deliver|fleet|jet|plane|order)))"
    r"|(?:\d+-for-\d+)|(?:(?<![\d.])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d%]))|(?:10-[kq](?![a-z]))"
    r"|(?:\+?\d{1,4}(?:-\d{3,4}){2,})|(?:1-8\d\d-[a-z0-9]+)"
    r"|(?:\d+(?:\.\d+)?\s?(?:nm|纳米|[gkw]b|tb|ghz|mhz|wh)(?![a-z]))"
    r"|(?:(?<![a-z0-9])(?!(?:rmb|cny|us|usd|hkd?|inr|rs|eur|ntd?|twd|jpy|gbp)\.?\d|(?:yoy|qoq)\s?[+-])[a-z][a-z_.&/+-]*\d[a-z0-9.]*)"
)

# The English words that IN_WORDS, NO_FIGURE and a sign begin with; all else of them begins with a word with a digit.
FIRST_WORDS = _words(
    "low|mid|high|strong|solid|healthy|single|double|triple|more|less|nearly|almost|about|over|half|doubled|tripled"
    "|quadrupled|doubling|tripling|fy|cy|fiscal|calendar|no.|number|top|negative|minus"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
)

CHINESE_DIGITS = {
    char: number for number, chars in enumerate(_words("零〇|一|二两|三|四|五|六|七|八|九")) for char in chars
}
CHINESE_TENS = {"十": 10, "百": 100, "千": 1000}
ENGLISH_DIGITS = {
    word: number
    for number, word in enumerate(
        _words("zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve")
    )
    if number
}


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; an English one may have a plural s and stands alone."""
    return "|".join(_word(word) for word in sorted(words, key=len, reverse=True))


def first_characters(*lists: Iterable[str]) -> str:
    """What words that are not English begin with, as it stands in a set of characters."""
    first = {word[0] for words in lists for word in words if not "a" <= word[0] <= "z"}
    return "".join(sorted(map(re.escape, first)))


def english_beginnings(*lists: Iterable[str]) -> str:
    """What English words begin with, up to three characters, as a pattern that tells by the first whether to go on."""
    found: dict[str, set[str]] = {}
    for word in (word for words in lists for word in words if "a" <= word[0] <= "z"):
        found.setdefault(word[0], set()).add(re.escape(word[1:3]))
    return "|".join(f"{first}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(found.items()))


def _word(word: str) -> str:
    pattern = re.escape(word).replace(r"\ ", r"[\s-]+")
    if not ("a" <= word[-1] <= "z"):
        return pattern
    return pattern + (r"(?![a-z0-9])" if len(word) < 3 or word.endswith("s") else r"s?(?![a-z0-9])")


def parse_number(text: str) -> float:
    """The value of a number in digits (1,234.5), in Chinese (三百五十, 一点五) or an English number word."""
    if text in ENGLISH_DIGITS:
        return float(ENGLISH_DIGITS[text])
    if text[0].isdigit() and text[0].isascii():
        return float(text.replace(",", "").replace(" ", ""))
    whole, _, fraction = text.partition("点")
    digits = "".join(str(CHINESE_DIGITS[char]) for char in fraction if char in CHINESE_DIGITS)
    return float(f"{_chinese_whole(whole)}.{digits or 0}")


def _chinese_whole(text: str) -> int:
    total, digit = 0, 0
    if not any(char in CHINESE_TENS for char in text):
        return int("".join(str(CHINESE_DIGITS[char]) for char in text) or 0)
    for char in text:
        if char in CHINESE_TENS:
            total += (digit or 1) * CHINESE_TENS[char]
            digit = 0
        else:
            digit = CHINESE_DIGITS[char]
    return total + digit
