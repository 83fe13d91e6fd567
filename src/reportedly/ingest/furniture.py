"""What stands on a page around a report: left out of the reading copy, kept in the text."""

import re
from collections.abc import Iterator

from reportedly.ingest.titles import is_title_again, site_name, title_copies

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_MAX_FURNITURE = 300  # letters; a longer line is a paragraph, whatever it begins with
_LEAD = r"^[\s\W]*"

# "Read also: headline", in the languages of the sites that English reports are copied from.
_READ_ALSO_CUES = (
    r"read (?:also|more|next|too)|also read|see also|more on this(?: story)?|further reading"
    r"|related(?: (?:articles?|stor(?:y|ies)|news|topics?|content|posts?|coverage|links?))?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you)?"
    r"|don['’]t miss|watch(?: also| more)?|more (?:stories|news|for you)|most read|trending"
    r"|читайте (?:также|ещ[её]|по теме)|смотрите также|также по теме|по теме|подробнее"
    r"|читайте також|lire (?:aussi|également)|[àa] lire aussi|voir aussi|lesen sie auch"
    r"|mehr zum thema|lee? también|leer también|ver también|leia (?:também|mais)|leggi anche"
    r"|ayrıca oku(?:yun)?|bunu da oku|ilgili haberler?|czytaj (?:też|także)"
    r"|[اإأ]قر[أا] أيض[اً]+|مواضيع ذات صلة|شاهد أيض[اً]+|همچنین بخوانید|مطالب مرتبط"
)
_READ_ALSO = re.compile(
    rf"{_LEAD}(?:{_READ_ALSO_CUES})(?:\s*(?:[:：|>»→]|$)|\s+[–—-]|[–—-]\s)", re.I
)
_READ_ALSO_LOOSE = re.compile(
    rf"{_LEAD}(?:read (?:also|more|next)|also read|читайте также)\b", re.I
)
_FOOTNOTE = re.compile(
    r"^\s*(?:[*†‡]+|\(?[*\d]{1,2}\)|\[\d+\])\s*.{0,120}"
    r"\b(?:banned|outlawed|prohibited|designated|forbidden|proscribed|запрещен\w*|запрещён\w*"
    r"|признан\w*|terror(?:ist)? (?:organi[sz]ation|group))\b",
    re.I,
)
_WHOLE_LINES = tuple(
    re.compile(_LEAD + pattern, re.I)
    for pattern in (
        r"(?:©|\(c\)\s|copyright\b\s*(?:©|\(c\)|\d{4}|by\b)|all rights reserved|все права защищены"
        r"|tous droits réservés|جميع الحقوق محفوظة)",
        r"(?:tags?|keywords|filed under|categor(?:y|ies)|topics|labels|теги|метки|ключевые слова"
        r"|mots[- ]clés|etiketler|الكلمات المفتاحية)\s*[:|]",
        r"(?:photo|image|picture|file (?:photo|picture)|фото|photograph)(?:\s+(?:credit|by|courtesy"
        r"(?: of)?|source))?\s*[:/©|]",
        r"(?:sign up|subscribe|register)\b.{0,80}\b(?:newsletter|channel|updates?|alerts?|e?-?mail"
        r"|inbox|youtube|telegram)\b",
        r"(?:follow|like|join|find) (?:us|our|the \w+ team)\b.{0,80}(?:twitter|facebook|telegram"
        r"|instagram|whatsapp|youtube|channel|social|\bX\b)",
        r"(?:get|never miss|want) .{0,40}\b(?:newsletter|a story again|delivered to)\b",
        r"(?:download|get) (?:our|the) (?:\w+ )?app\b",
        r"(?:comment via|community standards|leave a (?:comment|reply)|\d+ comments?\s*$"
        r"|comments? \(\d+\)|print this|advertisement\s*$|реклама\s*$|click here)",
    )
)
_SHARE_WORDS = (
    r"share(?: (?:this|on|via|to)(?: \w+)?)?|tweet|e-?mail|print|send|save|copy link|bookmark|like"
    r"|pin(?: it)?|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|vk|viber"
    r"|messenger|get short url|поделиться|partager|teilen|paylaş|\d+"
)
_SHARE = re.compile(rf"^[\W_]*(?:{_SHARE_WORDS})(?:[\W_]+(?:{_SHARE_WORDS}))*[\W_]*$", re.I)
# Feeds that lost their line breaks: furniture inside a line.
_INLINE = tuple(
    re.compile(pattern, re.M)
    for pattern in (
        r"(?<![A-Za-z])Get short URL(?: 0 0 0| 0 \d+| \d+)?",
        r"\bTopic [^.()]{3,80} \(\d+\)(?: 0 \d+| \d+)?",
        r"\bLast [Uu]pdated?: [^.\n]{0,70}$|\bUpdated: [^.\n]{0,40}\d{4}[^.\n]{0,20}$",
        r"\bOur Standards: ?The Thomson Reuters Trust Principles\.?",
        r"\bSEND https?\S+(?: [A-Z]{2,8} Photo\b)?",
        r"\bPrint Tweet(?: Views \d+)?",
        r"https?://\S+|\bpic\.twitter\.com\S+|\bhttpst\.co\w+",
        r"\bIn pictures\s+Click here for [^.]{0,80}",
    )
)
_TAIL = re.compile(
    r"(?:\s\.\.\. \d+(?: \d+)*\s+(?=(?:Topic|Related|Tags)\b)|(?<=[.!?\"”)\]])\s+"
    r"(?:Related News\b|Related(?= [A-Z])|Community standards|Comment via Facebook|Read Also\s*$"
    r"|SUBSCRIBE\b|Subscribe to our|Never miss a story again|Tags(?= [^.]{0,200}$)"
    r"|Copyright (?:©|\d{4})|All rights reserved"
    r"|\(?(?:Additional |Writing and )?[Rr]eporting by (?=[^.]{0,200}[Ee]diting by))).*$"
)
# "… the monitor said. Tags Aleppo Syria truce At least five civilians …": tags in mid-line end
# where a sentence begins in one of the ways that reports begin.
_TAGS_INSIDE = re.compile(
    r"(?<=[.!?])\s+Tags (?:(?:(?! (?:was|were|has|have|had|said) )[^.\n]){2,160}?)(?:\.|(?="
    r" (?:At least|More than|Almost|Nearly|Over|Up to|Dozens|Hundreds|Scores|Several|The|An?|In|On"
    r"|After|Air|Airstrikes|Warplanes|Fighting|Clashes|One|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Nine|Ten|Eleven|Twelve|(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen|Twenty|Thirty|Forty|Fifty"
    r"|Sixty|Seventy|Eighty|Ninety|Hundred)\b [a-z\d-]))"
)
_HEADING_REACH = 300  # letters after the title within which it may stand once more


def find_furniture(text: str, title: str, body_start: int, outlet: str) -> list[tuple[int, int]]:
    """Stretches of `text` that are no part of the report; the first title stays."""
    site = site_name(title, outlet) if text.startswith(title) else None
    return [
        *([site] if site is not None else []),
        *title_copies(text, title, body_start, _HEADING_REACH + len(title)),
        *_lines(text, title, body_start),
        *_inside_lines(text, body_start),
    ]


def _lines(text: str, title: str, body_start: int) -> Iterator[tuple[int, int]]:
    in_list = False
    for line in _LINE.finditer(text, body_start):
        words = line[0].strip()
        if not words:
            in_list = False
        elif in_list and _is_headline(words):
            yield line.span()
        else:
            cue = _READ_ALSO.match(words) if len(words) <= _MAX_FURNITURE else None
            in_list = cue is not None and cue.end() == len(words)
            if _is_furniture(words, title):
                yield line.span()


def _is_headline(words: str) -> bool:
    """A line of a list of links: short, and no sentence."""
    return len(words) <= 150 and not words.endswith((".", "!", "…"))


def _is_furniture(words: str, title: str) -> bool:
    if is_title_again(words, title):
        return True
    if len(words) > _MAX_FURNITURE:
        return False
    if _READ_ALSO.match(words) or (_READ_ALSO_LOOSE.match(words) and _is_headline(words)):
        return True
    if _FOOTNOTE.match(words) or _SHARE.match(words):
        return True
    return any(pattern.match(words) for pattern in _WHOLE_LINES)


def _inside_lines(text: str, body_start: int) -> Iterator[tuple[int, int]]:
    for pattern in (*_INLINE, _TAGS_INSIDE):
        for match in pattern.finditer(text, body_start):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield start, match.end()
    for line in _LINE.finditer(text, body_start):
        tail = _TAIL.search(line[0])
        if tail is not None and 2 * tail.start() > len(line[0]):
            start = tail.start() + len(tail[0]) - len(tail[0].lstrip())
            yield line.start() + start, line.end()
