"""Pages of drawings and counts: the network, the analysis."""
