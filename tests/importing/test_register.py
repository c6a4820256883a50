"""The register of a draft: aliases and names that may be one body are those of the body, never of another."""

from generator.importing.draft.register import Spelling, register
from generator.importing.recognise.bodies.names import body_families


def aliases(*unit_names: str) -> dict[str, list[str]]:
    """Return the aliases of each name in the register of these names."""
    value = register(Spelling(name, name) for name in unit_names).value
    return {unit["name"]: unit.get("search_names", []) for unit in value["units"]}


def test_a_line_of_the_list_names_one_body() -> None:
    """Every short stem is made of characters of the full stem, so a line joins no two bodies."""
    families = [family for family in body_families() if family.suffixes]
    assert families
    for family in families:
        for stem in family.stems[1:]:
            assert set(stem) - set("和与") <= set(family.stems[0]), family.stems


def test_aliases_are_names_of_the_same_body() -> None:
    """A body has its own full and short name as aliases, and no name of another body or of none."""
    assert aliases("市发展和改革委员会", "区公安分局", "市人力资源和社会保障局", "市外事办公室") == {
        "市发展和改革委员会": ["发展和改革委员会", "市发改委员会", "发改委员会", "市发改委", "发改委"],
        "区公安分局": ["公安分局"],
        "市人力资源和社会保障局": ["人力资源和社会保障局", "市人社局", "人社局"],
        "市外事办公室": ["外事办公室", "市外事办", "外事办"],
    }
    others = (
        "区融媒体中心", "市港口局", "市铁路建设办", "市物流办", "县土地储备中心", "县煤炭局", "市移民局", "市水务局",
        "市疾控中心", "区征收中心",
    )  # fmt: skip
    assert aliases(*others) == {
        "区融媒体中心": ["融媒体中心"],
        "市港口局": ["港口局"],
        "市铁路建设办": ["铁路建设办"],
        "市物流办": ["物流办"],
        "县土地储备中心": ["土地储备中心"],
        "县煤炭局": ["县煤炭管理局", "煤炭管理局", "煤炭局"],
        "市移民局": ["移民局"],
        "市水务局": ["水务局"],
        "市疾控中心": ["市疾病预防控制中心", "疾病预防控制中心", "疾控中心"],
        "区征收中心": ["征收中心"],
    }


def test_only_names_of_one_body_are_asked_about() -> None:
    """Two spellings of one body are a question; two bodies whose work is alike are none."""
    mentions = ("市发改委", "市发展改革委", "市港口局", "市公路局", "市煤炭局", "市能源局", "市疾控局", "市疾控中心")
    assert register(Spelling(name, name) for name in mentions).doubles == (("市发改委", "市发展改革委"),)


def test_ids_differ_and_begin_with_a_letter() -> None:
    """Names that are spoken alike have ids of their own; a name that begins with digits has an id all the same."""
    mentions = ("市公会", "市工会", "12345热线办")
    ids = register(Spelling(name, name) for name in mentions).ids
    assert list(ids.values()) == ["shi-gonghui", "shi-gonghui-2", "unit-12345rexianban"]
