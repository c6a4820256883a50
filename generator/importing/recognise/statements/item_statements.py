"""The statements in an item's text, in whatever form it prints them, and the text between them."""

import re
from dataclasses import replace

from generator.importing.reading import Basis
from generator.importing.recognise.bodies.body_lists import BodyList, read_list
from generator.importing.recognise.bodies.labels import LABELLED, SPACED
from generator.importing.recognise.bodies.mentions import Mention
from generator.importing.recognise.bodies.names import Strength, fields, is_collective, prefix, system
from generator.importing.recognise.facts.deadlines import is_listed_limit
from generator.importing.recognise.outline.numbering import number_at
from generator.importing.recognise.statements.sentences import is_certain, read_demands, read_running
from generator.importing.recognise.statements.statement import Assignment, Statement, Trust, read_statement
from generator.importing.recognise.statements.statement_parts import labels_between
from generator.importing.recognise.text.brackets import brackets, outer, trim
from generator.model import Role
from generator.text.spans import Span

_SENTENCE_SIDE = "。;；!?"
_LONGEST_LINE = 240


def find_statements(text: str, start: int, end: int, *, demands: bool = False) -> list[Statement]:
    """Return the statements between two places, in order: brackets, labels, lines of their own; else sentences.

    `demands`: what a body must do (县住建局要…) makes it responsible too.
    """
    pairs = brackets(text, start, end)
    labelled = _label_runs(text, start, end, [(pair.start, pair.end) for pair in pairs])
    free = [pair for pair in pairs if not any(statement.start <= pair.start < statement.end for statement in labelled)]
    bracketed = [statement for statement in (_bracket(text, *pair, start, end) for pair in free) if statement]
    bracketed = _without_glosses(text, start, bracketed)
    statements = [*bracketed, *labelled]
    statements.extend(_unknown_labels(text, start, end, statements))
    if not any(statement.assignments for statement in statements):
        statements.extend(_behind_dashes(text, start, end) or _in_front(text, start, end))
    if not any(statement.assignments for statement in statements):
        running = read_running(text, start, end)
        running += _beside(read_demands(text, start, end), running) if demands else []
        own = _own_lines(text, start, end, statements)
        if not own:
            own = _own_sentences(text, start, end)
            own += _beside(running, own)
        statements.extend(own)
    return sorted(statements, key=lambda statement: statement.start)


def _beside(statements: list[Statement], others: list[Statement]) -> list[Statement]:
    """Return the statements whose words no other holds, without the bodies that others name."""
    named = {assignment.mention.name for other in others for assignment in other.assignments}
    apart = (
        statement
        for statement in statements
        if not any(other.start < statement.end and statement.start < other.end for other in others)
    )
    own = ((statement, [a for a in statement.assignments if a.mention.name not in named]) for statement in apart)
    return [replace(statement, assignments=tuple(assignments)) for statement, assignments in own if assignments]


def _without_glosses(text: str, first: int, bracketed: list[Statement]) -> list[Statement]:
    """Leave out bare names that explain the word before them where a list stands behind the sentence.

    >>> text = "排查重点场所(医院、车站)。(市公安局负责)"
    >>> [text[one.start : one.end] for one in find_statements(text, 0, len(text))]
    ['(市公安局负责)']
    """
    behind = [statement for statement in bracketed if _is_behind(text, first, statement)]
    return [
        statement
        for statement in bracketed
        if statement.labelled or statement in behind or not any(statement.end <= other.start for other in behind)
    ]


def _is_behind(text: str, first: int, statement: Statement) -> bool:
    """Whether a bracket stands behind a sentence or on a line of its own."""
    before = text[first : statement.start].rstrip(" ")
    return not before or before.rstrip("”")[-1:] in tuple(_SENTENCE_SIDE + "\n.")


def _bracket(text: str, start: int, end: int, first: int, last: int) -> Statement | None:
    """Read a bracket: with a label anywhere, else only at the end of a sentence or a line."""
    before = text[start - 1] if start > first else "\n"
    following = text[end:last].lstrip(" ")[:1]
    at_end = (
        following in {"", "\n", "。", ";", "；", "."}
        or text[max(first, start - 2) : start].rstrip("”")[-1:] in tuple(_SENTENCE_SIDE)
        or before == "\n"
        or text[start - 1 : start] in {")", "]", "】", "〕"}
    )
    inner = trim(text, start + 1, end - 1)
    labelled = LABELLED.search(text, *inner) is not None
    if not at_end and not labelled:
        return None
    statement = read_statement(text, *inner, Trust.BRACKET)
    if statement:
        return replace(statement, start=start, end=end)
    sentences = read_running(text, *inner)
    return sentences[0] if len(sentences) == 1 else None


def _label_runs(text: str, start: int, end: int, hidden: list[Span]) -> list[Statement]:
    """Read labels outside brackets: those that follow each other are one statement, on one line or on several."""
    matches = labels_between(text, start, end)
    labels = sorted(
        {match.start(): match for match in matches if not any(a < match.start() < b for a, b in hidden)}.values(),
        key=lambda m: m.start(),
    )
    runs: list[Span] = []
    for match in labels:
        stop = _value_end(text, match.end(), end)
        if runs and match.start() < runs[-1][1]:
            continue
        if runs and not text[runs[-1][1] : match.start()].strip(" \n。;；,、|"):
            runs[-1] = (runs[-1][0], stop)
        else:
            runs.append((match.start(), stop))
    statements = (read_statement(text, *trim(text, *run), Trust.BRACKET) for run in runs)
    return [statement for statement in statements if statement]


_UNKNOWN = re.compile(r"^ *(?P<label>[\u3400-\u9fff]{2,8}) *: *(?P<value>[^\n。;:]{2,120}?)[。; ]*$", re.MULTILINE)
_NO_DUTY = re.compile(
    r"送|附|联系|来源|注|例|地点|地址|范围|对象|标题|题|名称|发布|依据|报|受理|电话|领导|人$|参加人|出席"
)


def _unknown_labels(text: str, start: int, end: int, others: list[Statement]) -> list[Statement]:
    """Read lines of an unknown label and nothing but well formed names behind it, who are responsible, or a limit."""
    statements = []
    for match in _UNKNOWN.finditer(text, start, end):
        if _NO_DUTY.search(match["label"]) or any(a.start <= match.start("label") < a.end for a in others):
            continue
        bodies = read_list(text, *match.span("value"))
        if is_listed_limit(match["value"]):
            statements.append(Statement(*match.span(), (), limits=(match.span("value"),), labelled=True))
        elif bodies.are(Strength.FORMED) and any(map(_is_sure, bodies.mentions)):
            responsible = (Assignment(mention, Role.RESPONSIBLE, Basis.LABEL) for mention in bodies.mentions)
            statements.append(Statement(match.start("label"), match.end("value"), tuple(responsible), labelled=True))
    return statements


def _value_end(text: str, start: int, end: int) -> int:
    """Return where the words behind a label end: a full stop or the line; a cut list goes on in the next line."""
    stop = start
    while stop < end and text[stop] not in "。\n":
        stop += 1
    while stop < end and text[stop] == "\n":
        after = text.find("\n", stop + 1, end)
        after = end if after < 0 else after
        line = text[stop + 1 : after]
        if (
            not line.strip()
            or LABELLED.match(text, stop + 1, after)
            or SPACED.match(text, stop + 1, after)
            or number_at(text, stop + 1, after)
        ):
            break
        bodies = read_list(text, stop + 1, after)
        cut = text[start:stop].rstrip()[-1:] in {"、", ",", ""}
        whole = bodies.are(Strength.FORMED)
        if not (cut and bodies.mentions) and not (whole and "。" not in line):
            break
        stop = after
    return stop


_IN_FRONT = re.compile(r"(?P<names>[^。;:\n]{2,60})(?::(?=[^\n])|[。.]\s*(?=负责|承担|牵头|组织|做好|履行))")


_BEGINS = re.compile(r"(?<=[。;\n]) *(?P<names>[^。;:\n]{2,60}):(?=[^\n])")
_BEHIND_DASH = re.compile(r"[—–]+ *(?P<names>[^。;:—–\n]{2,120}?) *(?=[。;\n]|\([^()\n]*\)[。;]? *(?:\n|$)|$)")


def _in_front(text: str, start: int, end: int) -> list[Statement]:
    """Read bodies that an item or a sentence of it begins with, a colon behind them: 县水利局:负责水情监测."""
    statements: list[Statement] = []
    begin, stop = trim(text, start, end)
    first = _IN_FRONT.match(text, begin, stop)
    for match in [*([first] if first else []), *_BEGINS.finditer(text, first.end() if first else begin, stop)]:
        bodies = read_list(text, *match.span("names"))
        duty = re.match(r"负责|承担", text[match.end() : stop])
        if bodies.are(Strength.FORMED) and (duty or statements or _is_sure(bodies.mentions[0]) or _is_kind(bodies)):
            assignments = (Assignment(mention, Role.RESPONSIBLE, Basis.SENTENCE) for mention in bodies.mentions)
            statements.append(Statement(*match.span("names"), tuple(assignments), labelled=True))
    return statements


def _is_kind(bodies: BodyList) -> bool:
    """Whether a list is one kind of body: 环保部门."""
    name = bodies.mentions[0].name
    return len(bodies.mentions) == 1 and name.endswith("部门") and name.removesuffix("部门") in fields()


def _behind_dashes(text: str, start: int, end: int) -> list[Statement]:
    """Read bodies that end a line behind a dash, a bracket of people perhaps behind them.

    >>> text = "潞河大桥合龙——区住建局、区交建公司(责任人:张三)"
    >>> [body.mention.name for statement in _behind_dashes(text, 0, len(text)) for body in statement.assignments]
    ['区住建局', '区交建公司']
    """
    statements = []
    for match in _BEHIND_DASH.finditer(text, start, end):
        statement = read_statement(text, *match.span("names"), Trust.LINE)
        if statement:
            statements.append(replace(statement, start=match.start()))
    return statements


def _is_sure(mention: Mention) -> bool:
    """Whether a name without label is surely a body: known, with a level or a collective, no mere kind or place."""
    return mention.sure is Strength.KNOWN and (
        bool(prefix(mention.name)) or bool(system(mention.name)) or is_collective(mention.name)
    )


def _own_lines(text: str, start: int, end: int, others: list[Statement]) -> list[Statement]:
    """Read lines below the first that hold nothing but a statement: A牵头,B配合 or names alone."""
    statements = []
    line_start = text.find("\n", start, end) + 1
    while 0 < line_start < end:
        line_end = text.find("\n", line_start, end)
        line_end = end if line_end < 0 else line_end
        begin, stop = trim(text, line_start, line_end, behind="。.;")
        free = not any(statement.start <= begin < statement.end for statement in others)
        if free and 1 < stop - begin < _LONGEST_LINE and not re.search(r"[。;]", text[begin:stop]):
            statement = read_statement(text, begin, stop, Trust.LINE)
            if statement and (
                statement.labelled
                or len(statement.assignments) > 1
                or statement.assignments[0].mention.sure is Strength.KNOWN
            ):
                statements.append(statement)
        line_start = line_end + 1
    return statements


def _own_sentences(text: str, start: int, end: int) -> list[Statement]:
    """Read sentences behind the first that hold nothing but a list of names, perhaps with verbs, each surely a body.

    >>> text = "建设社区食堂。市民政局、市财政局,各乡镇。按月报送。"
    >>> [text[own.start : own.end] for own in _own_sentences(text, 0, len(text))]
    ['市民政局、市财政局,各乡镇']
    """
    statements = []
    for begin, stop in outer(text, start, end, "。\n")[1:]:
        statement = read_statement(text, begin, stop, Trust.LINE)
        named = read_list(text, begin, stop)
        bodies = [assignment.mention for assignment in statement.assignments] if statement else []
        if not _SHARED_OUT.search(text, begin, stop):
            bodies = list(named.mentions) if named.are(Strength.KNOWN) else []
        if statement and bodies and all(_is_sure(body) and is_certain(body) for body in bodies):
            statements.append(statement)
    return statements


_SHARED_OUT = re.compile(r"牵头|(?:职责|职能|分工)[^,。;]{0,4}负责")


def text_spans(text: str, start: int, end: int, statements: list[Statement], furniture: list[Span]) -> list[Span]:
    """Return what stands between lists and page furniture, trimmed; sentences keep their bodies."""
    lists = [(statement.start, statement.end) for statement in statements if not statement.is_sentence]
    spans, begin = [], start
    for first, last in sorted([*lists, *furniture]):
        spans.append((begin, min(first, end)))
        begin = max(begin, last)
    spans.append((begin, end))
    # A full stop in front belongs to the list before.
    return [trimmed for span in spans if (trimmed := trim(text, *span, before="。;；."))[0] < trimmed[1]]
