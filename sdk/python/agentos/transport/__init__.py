"""How calls get to the kernel and their answers back, blocking: one connection, any number of threads."""
