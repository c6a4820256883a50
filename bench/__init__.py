"""How fast plansite is, side by side with stock MkDocs and with merely writing the same bytes: `make bench`."""
