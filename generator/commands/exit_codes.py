"""What a command returns: 0 nothing wrong; 1 findings or changes; 2 wrong usage or a failing system; 130 Ctrl-C."""

CLEAN, FINDINGS, USAGE, INTERRUPTED = 0, 1, 2, 130
