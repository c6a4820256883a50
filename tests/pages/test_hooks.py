"""What scripts of others find in the HTML is named as the contract names it, on every page of any plan."""

import pytest

from tests.support.pages import checked, parsed

ROLES = {"lead", "participant", "responsible", "derived"}


@pytest.mark.parametrize("folder", ["tests/city", "data", "examples/one-year-list/data"])
def test_hooks_name_records_and_the_roles_of_the_contract(folder: str) -> None:
    """`data-project` and `data-provision` hold ids, `data-role` a role; on a unit's page each stands once."""
    dataset = checked(folder).dataset
    ids = {
        "data-project": {project.id for project in dataset.projects},
        "data-provision": {provision.id for provision in dataset.provisions},
        "data-concerned": {provision.id for provision in dataset.provisions},
    }
    roles: set[str] = set()
    for address, root in parsed(folder).items():
        for name, known in ids.items():
            assert set(root.xpath(f"//@{name}")) <= known, (address, name)
        roles |= set(root.xpath("//@data-role"))
        if address.startswith("units/"):
            for name in ("data-project", "data-provision"):
                rows = root.xpath(f"//*[@{name}][@data-role]/@{name}")
                assert len(rows) == len(set(rows)), (address, name)
            assert not root.xpath("//*[@data-project][@data-role][not(.//ol[@data-measures])]"), address
    assert roles <= {*ROLES, "provision"}
