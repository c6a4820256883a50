"""Rules, with a folder for each case that breaks one."""
