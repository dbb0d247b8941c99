"""Takes more and more memory, and says how much, in megabytes."""

hoard = []
while True:
    hoard.append(bytearray(b"x") * (5 << 20))
    print(5 * len(hoard), flush=True)
