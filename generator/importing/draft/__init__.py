"""From a reading to a dataset of drafts: every character of the notice becomes part of a record, a field or furniture.

Start at `checked_draft`. It arranges the text as blocks (`arrangement`), gives them ids (`record_numbers`) and prints
each (`printing`), makes the values of the data files (`values`) and runs the checks over them in memory; what they
refuse is stored in a simpler way (`simplifications`). `review_items` then says where a person must look.
"""
