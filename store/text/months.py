"""The names of the months, from January on."""

ENGLISH = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
CHINESE = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
# Every way to write one in English, with its number.
NUMBERS = {name: number for number, name in enumerate(ENGLISH, start=1)}
NUMBERS |= {name[:3]: number for name, number in NUMBERS.items()} | {"sept": 9}
