"""Takes all the processor time it can get."""

while True:
    pass
