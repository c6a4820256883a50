"""From an official notice to a dataset: what is read (`recognise`), from which characters, and how sure it is."""
