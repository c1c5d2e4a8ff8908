"""Chinese surnames: the characters, how they sound, and how they are written in Latin letters elsewhere."""

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方"
    "俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明"
    "臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管"
    "卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲家封储靳汲糜松井段富巫乌焦巴弓牧隗"
    "山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍"
    "双闻莘党翟谭贡劳姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨"
    "居衡步都耿满弘匡国文寇广禄阙东殴沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权"
    "丛栗芦兰隋邸綦亓苑逯盖益桓公肖岳帅覃佟仝岑闫涂付代苟麦练楚晋逄昃仉商牟佘伯赏墨哈谯笪年爱阳佴言福丘冼邝迟"
    "趙錢孫吳鄭馮陳衛蔣沈韓楊許呂張嚴華謝鄒蘇魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項閔賈婁顏鐘鍾駱萬盧繆單諸鈕龔榮"
    "陸葉劉龍幹藺喬陰蒼聞黨譚貢勞農溫莊閻連習魚廣闕東師鞏聶簡饒關紅遊權蓋嶽麥練賴"
    "芮鄧鄺鮑藍蘭蘆邊雙寧應車豐滿祿賞譙闞酈欒荊閆塗叢帥壽宮儲強從愛晉終雲陽餘鬱區区欧歐"
)
COMPOUND = frozenset(
    {
        "欧阳",
        "歐陽",
        "司马",
        "司馬",
        "上官",
        "诸葛",
        "諸葛",
        "司徒",
        "夏侯",
        "皇甫",
        "端木",
        "慕容",
        "令狐",
        "尉迟",
        "尉遲",
    }
    | {
        "闻人",
        "聞人",
        "完颜",
        "完顏",
        "呼延",
        "申屠",
        "轩辕",
        "軒轅",
        "钟离",
        "鍾離",
        "澹台",
        "淳于",
        "濮阳",
        "赫连",
    }
    | {"万俟", "左丘", "司空", "鲜于", "拓跋", "公冶", "宗政", "西门", "百里", "东郭", "第五", "梁丘", "乐正"}
    | {"公孙", "公孫", "长孙", "長孫", "宇文", "东方", "東方", "南宫", "南宮"}
)
# Characters that read otherwise as a surname than in other words.
READINGS = {
    character: reading
    for characters, reading in (
        ("单單", "shan"), ("解", "xie"), ("仇", "qiu"), ("曾", "zeng"), ("查", "zha"), ("区區", "ou"), ("盖蓋", "ge"),
        ("任", "ren"), ("华華", "hua"), ("乐樂", "yue"), ("朴", "piao"), ("覃", "qin"),
    )
    for character in characters
}  # fmt: skip
# Surnames as written in Hong Kong, Taiwan and Singapore, by their pinyin.
ROMANISED: dict[str, frozenset[str]] = {
    spelling: frozenset(pinyin.split())
    for spelling, pinyin in (
        ("tsai", "cai"), ("choi", "cai"), ("chan", "chen"), ("chen", "chen"), ("tan", "chen tan"),
        ("chang", "zhang chang"), ("cheung", "zhang"), ("cheong", "zhang"), ("wong", "wang huang"),
        ("ng", "wu huang"), ("lau", "liu"), ("liew", "liu"), ("leung", "liang"), ("liong", "liang"),
        ("ho", "he"), ("kwok", "guo"), ("kuo", "guo"), ("lam", "lin"), ("lim", "lin"), ("lee", "li"),
        ("hsu", "xu"), ("hui", "xu"), ("tsui", "cui xu"), ("chou", "zhou"), ("chow", "zhou"), ("chau", "zhou"),
        ("tseng", "zeng"), ("tsang", "zeng"), ("hsieh", "xie"), ("tse", "xie"), ("yeung", "yang"),
        ("yeh", "ye"), ("yip", "ye"), ("kwan", "guan"), ("kwong", "kuang"), ("fung", "feng"), ("fong", "fang kuang"),
        ("tang", "deng tang"), ("tong", "tang"), ("chu", "zhu"), ("chiu", "zhao"), ("chao", "zhao"),
        ("cheng", "zheng cheng"), ("chung", "zhong"), ("yuen", "yuan ruan"), ("yiu", "yao"), ("mok", "mo"),
        ("mak", "mai"), ("siu", "xiao"), ("hsiao", "xiao"), ("so", "su"), ("sung", "song"), ("szeto", "situ"),
        ("poon", "pan"), ("pang", "peng"), ("lui", "lv"), ("lu", "lu lv"), ("lo", "luo"), ("law", "luo"),
        ("kong", "jiang kong"), ("chiang", "jiang"), ("hung", "hong"), ("ip", "ye"), ("shum", "cen shen"),
        ("teng", "deng"), ("tung", "dong"), ("yu", "yu"), ("au", "ou"), ("yau", "qiu"), ("chiu", "zhao qiu"),
    )
}  # fmt: skip
