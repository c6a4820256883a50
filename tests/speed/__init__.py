"""What exists for speed gives what the plain way gives."""
