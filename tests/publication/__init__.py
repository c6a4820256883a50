"""Publishing and serving."""
