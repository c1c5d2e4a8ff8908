"""What tables and lists of turns have in common: a row is `speaker TAB title TAB text`, one per paragraph.

The names that columns and keys go by are those of the sites and services that export transcripts.
"""

import re
from collections.abc import Iterator
from typing import Literal

Field = Literal["speaker", "title", "text"]

HEADING = "Speaker\tTitle\tContent"
_NAMES: dict[Field, str] = {
    "speaker": "speaker speakername speakers name participant spokesperson who "
    "发言人 發言人 讲者 講者 说话人 說話人 演讲者 姓名 发言者",
    "title": "title speakertitle role speakerrole position jobtitle affiliation designation "
    "职务 職務 职位 職位 头衔 頭銜 角色 身份",
    "text": "text content speech paragraph paragraphs sentence sentences utterance statement words "
    "en cn zh english chinese original translation entext cntext zhtext contenten contentcn contentzh "
    "内容 內容 文本 正文 发言 發言 发言内容 發言內容 原文 译文 譯文 中文 英文",
}
_FIELDS: dict[str, Field] = {name: field for field, names in _NAMES.items() for name in names.split()}
_JOINTS = re.compile(r"[\s_\-.]+")
_SPACE = re.compile(r"\s+")
_PARAGRAPH = re.compile(r"[\r\n]+")


def field_of(name: str) -> Field | None:
    """What a column or key of that name holds; None for anything else."""
    return _FIELDS.get(_JOINTS.sub("", name).lower()) if len(name) < 40 else None


def rows(speaker: str, title: str, text: str) -> Iterator[str]:
    """A turn, a row for each paragraph; of white space nothing."""
    label = f"{_one_line(speaker)}\t{_one_line(title)}"
    for paragraph in paragraphs(text):
        yield f"{label}\t{paragraph}"


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text, without a tab in them."""
    for paragraph in _PARAGRAPH.split(text):
        words = paragraph.replace("\t", " ").strip()
        if words:
            yield words


def _one_line(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
