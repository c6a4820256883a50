"""Data with mistakes in them, put through everything: nothing ends in a traceback or takes for ever."""
