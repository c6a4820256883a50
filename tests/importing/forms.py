"""The same tasks printed in any form: what the property tests vary."""

from collections.abc import Callable
from dataclasses import dataclass

BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"), ("〔", "〕"), ("［", "］"))


@dataclass(frozen=True)
class Order:
    """What a task says: heading, sentence, leads, participants, limit (empty: none)."""

    heading: str
    sentence: str
    leads: tuple[str, ...]
    participants: tuple[str, ...]
    limit: str


@dataclass(frozen=True)
class Print:
    """How it is printed: a pair of brackets, marks between names, comma, colon, semicolon."""

    brackets: tuple[str, str]
    between: str
    comma: str
    colon: str
    semicolon: str


def _labels(order: Order, how: Print) -> str:
    """Return 牵头单位：A；配合单位：B；完成时限：C."""
    parts = [f"牵头单位{how.colon}{how.between.join(order.leads)}"]
    if order.participants:
        parts.append(f"配合单位{how.colon}{how.between.join(order.participants)}")
    if order.limit:
        parts.append(f"完成时限{how.colon}{order.limit}")
    return how.semicolon.join(parts)


def _verbs(order: Order, how: Print) -> str:
    """Return A牵头，B配合，C完成."""
    parts = [how.between.join(order.leads) + "牵头"]
    if order.participants:
        parts.append(how.between.join(order.participants) + "配合")
    if order.limit:
        parts.append(order.limit + "完成")
    return how.comma.join(parts)


def bracket_labels(orders: list[Order], how: Print) -> str:
    """Print labels in a bracket behind each item."""
    opening, close = how.brackets
    return _items(orders, lambda order: f"{opening}{_labels(order, how)}{close}")


def bracket_verbs(orders: list[Order], how: Print) -> str:
    """Print verbs in a bracket behind each item."""
    opening, close = how.brackets
    return _items(orders, lambda order: f"{opening}{_verbs(order, how)}{close}")


def label_lines(orders: list[Order], how: Print) -> str:
    """Print labels on lines of their own."""
    return _items(orders, lambda order: "\n" + _labels(order, how).replace(how.semicolon, "\n"))


def bracket_line(orders: list[Order], how: Print) -> str:
    """Print the bracket on a line below the item."""
    opening, close = how.brackets
    return _items(orders, lambda order: f"\n{opening}{_labels(order, how)}{close}")


def table(orders: list[Order], how: Print) -> str:
    """Print rows of a table, cells parted by tabs."""
    rows = ["序号\t工作任务\t主要内容\t牵头单位\t配合单位\t完成时限"]
    for number, order in enumerate(orders, start=1):
        bodies = [how.between.join(order.leads), how.between.join(order.participants) or "无"]
        rows.append("\t".join([str(number), order.heading, order.sentence, *bodies, order.limit or "长期坚持"]))
    return "\n".join(rows)


def _rows(orders: list[Order], heads: str, cells: Callable[[Order], list[str]]) -> str:
    """Print rows of a table: number and heading, then further cells."""
    rows = [f"序号\t工作任务\t{heads}"]
    rows += ["\t".join([str(number), order.heading, *cells(order)]) for number, order in enumerate(orders, start=1)]
    return "\n".join(rows)


def numbered_in_cells(orders: list[Order], _: Print) -> str:
    """Print the bodies of a cell with numbers: ①A②B."""

    def numbered(names: tuple[str, ...]) -> str:
        return "".join(f"{'①②③④⑤⑥'[index]}{name}" for index, name in enumerate(names)) or "无"

    return _rows(
        orders,
        "主要内容\t牵头单位\t配合单位\t完成时限",
        lambda order: [order.sentence, numbered(order.leads), numbered(order.participants), order.limit or "全年"],
    )


def persons_in_cells(orders: list[Order], how: Print) -> str:
    """Print a person behind each body of a cell, and a telephone in a cell of its own."""
    names = ("王建国", "李 明", "赵敏", "周志强", "孙芳", "吴晓东")

    def named(bodies: tuple[str, ...]) -> str:
        return how.between.join(f"{body} {name}" for body, name in zip(bodies, names, strict=False)) or "无"

    return _rows(
        orders,
        "主要内容\t牵头单位及责任人\t配合单位及责任人\t联系电话\t完成时限",
        lambda order: [
            order.sentence,
            named(order.leads),
            named(order.participants),
            "0816-3301122",
            order.limit or "全年",
        ],
    )


def labels_in_cells(orders: list[Order], how: Print) -> str:
    """Print labels and lists, parted by blanks, in one cell: 牵头单位 A 配合单位 B."""

    def labelled(order: Order) -> str:
        lists = [("牵头单位", order.leads), ("配合单位", order.participants)]
        return " ".join(f"{label} {how.between.join(names)}" for label, names in lists if names)

    return _rows(
        orders,
        "主要内容\t责任分工\t完成时限",
        lambda order: [order.sentence, labelled(order), order.limit or "全年"],
    )


def lists_in_cells(orders: list[Order], how: Print) -> str:
    """Print each task's list in a bracket at the end of its cell; no column holds bodies."""
    opening, close = how.brackets
    return _rows(orders, "主要内容及分工", lambda order: [f"{order.sentence}{opening}{_labels(order, how)}{close}"])


def one_line(orders: list[Order], how: Print) -> str:
    """Print all items on one line."""
    return _items(orders, lambda order: f"（{_verbs(order, how)}）").replace("\n", "")


def _items(orders: list[Order], statement: Callable[[Order], str]) -> str:
    """Print numbered items below a chapter."""
    lines = ["一、重点任务"]
    lines += [
        f"{number}．{order.heading}。{order.sentence}{statement(order)}" for number, order in enumerate(orders, start=1)
    ]
    return "\n".join(lines)


FORMS = (
    bracket_labels,
    bracket_verbs,
    label_lines,
    bracket_line,
    table,
    numbered_in_cells,
    persons_in_cells,
    labels_in_cells,
    lists_in_cells,
    one_line,
)
