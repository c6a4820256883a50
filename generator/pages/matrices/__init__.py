"""Pages of the matrices: units by projects, units by engineerings, leads by participants."""
