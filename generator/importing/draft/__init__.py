"""From a reading to a dataset of drafts: every character of the notice becomes part of a record, a field or furniture.

Start at `settle.settled_draft`. The stages, each a pure function: blocks (what stands where), records (what is stored),
forms (how it is printed), units, facts; then the checks are run over the draft in memory, and what they refuse is
stored in a simpler way.
"""
