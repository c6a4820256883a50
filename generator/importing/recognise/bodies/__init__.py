"""Lists of bodies: labels in front, where one name ends, whether it is a name, what the list prints only once."""
