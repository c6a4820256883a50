"""`make bench`: the speed of plansite beside that of stock MkDocs and of only writing the same bytes."""
