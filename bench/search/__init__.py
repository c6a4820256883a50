"""Search side by side with the engines that sites of this kind use: `make bench-search`."""
