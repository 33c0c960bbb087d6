"""Public data as files: the matrix, the statements, a data package."""
