"""The figures of /analysis/: they describe how the plan divides the work, not how units work."""

from collections.abc import Iterator, Sequence

from generator.graph import bipartite
from generator.graph.answers import Figure, ProjectSize, SystemShare, UnitLoad
from generator.grouping import grouped
from generator.model import Dataset, Role

_TOP = 5


def gini(values: Sequence[int]) -> float:
    """Return the Gini coefficient (Gini 1912) of counts: 0 where all are equal, towards 1 where one has all."""
    total = sum(values)
    ranked = sum((2 * rank - len(values) - 1) * value for rank, value in enumerate(sorted(values), start=1))
    return ranked / (len(values) * total) if total else 0.0


def herfindahl(values: Sequence[int]) -> float:
    """Return the Herfindahl-Hirschman index (Hirschman 1945, Herfindahl 1950): the sum of squared shares."""
    total = sum(values)
    return sum((value / total) ** 2 for value in values) if total else 0.0


def project_sizes(dataset: Dataset) -> tuple[ProjectSize, ...]:
    """Return the projects by the number of units that they name, smallest first."""
    projects = grouped((len(project.role_by_unit), project) for project in dataset.projects)
    return tuple(ProjectSize(size=size, projects=projects[size]) for size in sorted(projects))


def system_shares(dataset: Dataset, loads: Sequence[UnitLoad]) -> tuple[SystemShare, ...]:
    """Return the units of each system that has a unit in the annex, and how often they have each role."""
    by_system = grouped((load.unit.system, load) for load in loads)
    systems = dict.fromkeys((*(system.name for system in dataset.units.systems), *by_system))
    return tuple(
        SystemShare(
            system=system,
            units=len(of_system),
            leads=sum(load.leads for load in of_system),
            participates=sum(load.participates for load in of_system),
            responsible=sum(load.responsible for load in of_system),
        )
        for system in systems
        for of_system in (by_system.get(system, ()),)
        if of_system
    )


def figures(dataset: Dataset, loads: Sequence[UnitLoad]) -> Iterator[Figure]:
    """Yield the figures; `loads` are those of all units that projects name: without any there is no figure."""
    if not loads:
        return
    yield from _size(dataset)
    if Role.LEAD in dataset.roles:
        yield from _leading(dataset, loads)
        yield from _concentration(dataset, loads)
    yield _load_gini(dataset, loads)
    yield from _connection(dataset, loads)
    yield from _bridges(dataset, loads)


def _names(dataset: Dataset) -> list[str]:
    return [getattr(dataset.plan.words, role) for role in dataset.roles]


def _verbs(dataset: Dataset) -> list[str]:
    return [getattr(dataset.plan.words, f"{role}_verb") for role in dataset.roles]


def _counted(dataset: Dataset) -> str:
    return f"按各{dataset.plan.words.project}的责任单位名单逐项计数"


def _size(dataset: Dataset) -> Iterator[Figure]:
    words = dataset.plan.words
    projects, names = len(dataset.projects), _names(dataset)
    ties = sum(len(project.role_by_unit) for project in dataset.projects)
    alone = [project.name for project in dataset.projects if len(project.role_by_unit) == 1]
    others = names[-1] if len(names) > 1 else "其他单位"
    joins = words.participant_verb if Role.PARTICIPANT in dataset.roles else words.responsible_verb
    yield Figure(
        id="mean-size",
        name=f"平均每个{words.project}的责任单位数",
        value=round(ties / projects, 4),
        shown=f"{ties / projects:.1f} 个",
        definition=f"列名总次数 ÷ {words.project}数；"
        f"{'和'.join(names)}{'都' if len(names) > 1 else '逐个'}计入，集合称谓按一个单位计。",
        source=f"算术平均数；{_counted(dataset)}",
        reading=f"{projects} 个{words.project}共提及责任单位 {ties} 次，"
        f"平均每个{words.project}由 {ties / projects:.1f} 个单位承担。",
        limits=f"集合称谓背后有多少单位原文未列，实际{joins}的单位可能更多；单位多少也不等于任务轻重。",
    )
    yield Figure(
        id="single-unit-projects",
        name=f"只列一个单位的{words.project}",
        value=len(alone),
        shown=f"{len(alone)} 个",
        definition=f"责任单位只有{names[0]}一家、没有列{others}的{words.project}数。",
        source=_counted(dataset),
        reading=f"{projects} 个{words.project}中有 {len(alone)} 个只列了一个单位"
        + (f"：{'、'.join(alone)}。" if alone else "。"),
        limits=f"未列{others}，不等于执行时没有别的单位配合。",
    )


def _leading(dataset: Dataset, loads: Sequence[UnitLoad]) -> Iterator[Figure]:
    words = dataset.plan.words
    units, leading = len(loads), sum(load.leads > 0 for load in loads)
    collectives = sum(load.unit.collective for load in loads)
    others = "、".join(f"只{verb}" for verb in _verbs(dataset)[1:]) or f"不{words.lead_verb}"
    yield Figure(
        id="leading-units",
        name=f"承担{words.lead_verb}的单位占比",
        value=round(leading / units, 4),
        shown=f"{leading / units:.1%}",
        definition=f"至少{words.lead_verb}一个{words.project}的单位数 ÷ {words.project}列出的单位数（含集合称谓）。",
        source=f"比例；{_counted(dataset)}",
        reading=f"{words.project}共列出 {units} 个单位（集合称谓 {collectives} 个），{leading} "
        f"个至少{words.lead_verb}一个{words.project}，其余{others}。",
        limits=f"不{words.lead_verb}不等于任务少：有的单位不{words.lead_verb}，"
        f"却{'、'.join(_verbs(dataset)[1:]) or '承担'}许多{words.project}。",
    )


def _concentration(dataset: Dataset, loads: Sequence[UnitLoad]) -> Iterator[Figure]:
    words = dataset.plan.words
    leads = [load.leads for load in loads]
    top = sum(sorted(leads, reverse=True)[:_TOP]) / max(sum(leads), 1)
    index = herfindahl(leads)
    equal = 1 / index if index else 0.0
    lead_gini = gini(leads)
    yield Figure(
        id="top-lead-share",
        name=f"{words.lead_verb}最多的 {_TOP} 个单位所占份额",
        value=round(top, 4),
        shown=f"{top:.1%}",
        definition=f"{words.lead_verb}{words.project}数最多的 {_TOP} 个单位{words.lead_verb}的{words.project}数之和 ÷ "
        f"{words.project}总数（CR{_TOP}）。",
        source="集中率（concentration ratio），产业经济学的通用指标",
        reading=f"{len(dataset.projects)} 个{words.project}中，{top:.1%} 由{words.lead_verb}最多的 {_TOP} "
        f"个单位{words.lead_verb}。",
        limits=f"只数{words.project}个数，不反映各{words.project}任务的大小。",
    )
    yield Figure(
        id="lead-gini",
        name=f"{words.lead_verb}{words.project}的基尼系数",
        value=round(lead_gini, 4),
        shown=f"{lead_gini:.2f}",
        definition=f"对{words.project}列出的全部单位（含不{words.lead_verb}的）"
        f"按{words.lead_verb}{words.project}数计算：G = "
        "Σ(2i−n−1)·x(i) ÷ (n·Σx)，x(i) 由小到大排列。",
        source="Gini, C. (1912) Variabilità e mutabilità",
        reading=f"0 表示各单位{words.lead_verb}一样多，越接近 1 表示越集中在少数单位；本计划为 {lead_gini:.2f}。",
        limits=f"分工集中不是好坏的评价；没有{words.lead_verb}任务的单位越多，数值越高。",
    )
    yield Figure(
        id="lead-hhi",
        name=f"{words.lead_verb}的赫芬达尔—赫希曼指数",
        value=round(index, 4),
        shown=f"{index:.3f}",
        definition=f"各单位{words.lead_verb}份额（{words.lead_verb}{words.project}数 ÷ {words.project}总数）的平方和；"
        "其倒数称为有效数目。",
        source="Hirschman, A. O. (1945)；Herfindahl, O. C. (1950)；倒数：Laakso & Taagepera (1979)",
        reading=f"{words.lead_verb}工作的集中程度，相当于由 {equal:.1f} 个单位平均分担。",
        limits=f"这是换算，不是说只有这么多单位在{words.lead_verb}；市场监管中使用的“高度集中”界限不适用于政府分工。",
    )


def _load_gini(dataset: Dataset, loads: Sequence[UnitLoad]) -> Figure:
    project, verbs = dataset.plan.words.project, _verbs(dataset)
    value = gini([load.total for load in loads])
    formula = "同上，按" if Role.LEAD in dataset.roles else "G = Σ(2i−n−1)·x(i) ÷ (n·Σx)，x(i) 由小到大排列，即"
    together = f"{'与'.join(verbs)}的{project}数{'之和' if len(verbs) > 1 else ''}"
    return Figure(
        id="load-gini",
        name="全部责任的基尼系数",
        value=round(value, 4),
        shown=f"{value:.2f}",
        definition=f"{formula}每个单位{together}计算。",
        source="Gini, C. (1912) Variabilità e mutabilità",
        reading=(f"把{'、'.join(verbs[1:])}也算上，" if len(verbs) > 1 else "")
        + f"各单位的{project}数分布的基尼系数为 {value:.2f}(0 为一样多，越接近 1 越集中)。",
        limits=(f"{'与'.join(verbs)}同样计一次，" if len(verbs) > 1 else f"每个{project}同样计一次，")
        + "实际工作量可能相差很大；经集合称谓而来的责任不计入。",
    )


def _connection(dataset: Dataset, loads: Sequence[UnitLoad]) -> Iterator[Figure]:
    words = dataset.plan.words
    projects, units = len(dataset.projects), len(loads)
    ties = sum(len(project.role_by_unit) for project in dataset.projects)
    density = ties / (units * projects)
    parts = bipartite.parts(dataset)
    yield Figure(
        id="density",
        name=f"单位与{words.project}网络的密度",
        value=round(density, 4),
        shown=f"{density:.1%}",
        definition=f"列名次数 ÷ (单位数 × {words.project}数)：所有可能的“单位—{words.project}”组合中，实际出现的比例。",
        source="Borgatti & Everett (1997) Network analysis of 2-mode data, Social Networks 19",
        reading=f"单位×{words.project}表共 {units * projects} 格，有内容的占 {density:.1%}。",
        limits="计划越大，密度通常越低，不能用来比较规模不同的计划。",
    )
    yield Figure(
        id="parts",
        name="互不相连的部分",
        value=len(parts),
        shown=f"{len(parts)} 个",
        definition=f"把单位与{words.project}按责任连成网络，其中彼此没有任何通路相连的部分数（连通分量）。",
        source="图论的通用概念；算法见 Hopcroft & Tarjan (1973) Communications of the ACM 16",
        reading=(
            f"所有单位都经共同的{words.project}直接或间接相连，没有自成一体的部分。"
            if len(parts) == 1
            else f"网络分成 {len(parts)} 个互不相连的部分，"
            f"最大的含 {parts[0]} 个单位和{words.project}（共 {units + projects} 个）。"
        ),
        limits=f"只看{words.project}的分工，不反映日常的工作联系。",
    )


def _bridges(dataset: Dataset, loads: Sequence[UnitLoad]) -> Iterator[Figure]:
    words = dataset.plan.words
    cuts = [load.unit.name for load in loads if load.cuts]
    highest = max(load.betweenness for load in loads)
    bridges = "、".join(load.unit.name for load in loads if load.betweenness == highest)
    estimated = (
        f"；网络较大，由 {bipartite.PIVOTS} 个取样点估计（Brandes & Pich 2007）"
        if bipartite.is_estimated(dataset)
        else ""
    )
    yield Figure(
        id="cut-units",
        name="关键连接单位",
        value=len(cuts),
        shown=f"{len(cuts)} 个",
        definition="从网络中去掉该单位后，原来相连的部分会断开的单位（割点）。",
        source="Hopcroft & Tarjan (1973) Algorithm 447, Communications of the ACM 16",
        reading=(
            f"{'、'.join(cuts)}：少了其中任何一个，就有{words.project}或单位与其余部分断开。"
            if cuts
            else f"少了任何一个单位，其余单位和{words.project}仍然相连。"
        ),
        limits=f"断开往往只因某个{words.project}仅列一个单位，或某个单位只{_verbs(dataset)[-1]}一个{words.project}，不等于该单位不可替代。",
    )
    yield Figure(
        id="highest-betweenness",
        name="最高的中介中心性",
        value=highest,
        shown=f"{highest:.3f}",
        definition=f"网络中任意两点间的最短通路有多大比例经过该单位（0 到 1）{estimated}。",
        source="Freeman (1977) Sociometry 40；算法：Brandes (2001) Journal of Mathematical Sociology 25",
        reading=f"把不同{words.project}和单位连在一起最多的是{bridges}。",
        limits=f"这是由共同{words.project}算出的位置，不表示权力、重要性或实际的协调工作量。",
    )
