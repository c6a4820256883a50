"""Pages of units: the list, each unit, two or more compared."""
