"""Sends one datagram to each ADDRESS:PORT and prints what became of it: TARGET answered, refused, silent or ERRNO."""
import errno
import socket
import sys

for target in sys.argv[1:]:
    address, port = target.rsplit(":", 1)
    address = address.strip("[]")
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as connection:
        connection.settimeout(2)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        try:
            connection.connect((address, int(port)))
            connection.send(b"\xc3" + bytes(1200))
            connection.recv(1)
            print(target, "answered")
        except ConnectionRefusedError:
            print(target, "refused")
        except socket.timeout:
            print(target, "silent")
        except OSError as failure:
            print(target, errno.errorcode[failure.errno])
