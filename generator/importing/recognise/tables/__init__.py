"""Tables that hand out tasks: printed cells, columns and what they mean, rows as tasks."""
