"""Says parts to HOST PORT one after the other and prints all that comes back: say.py HOST PORT PART... A part is text with Python's escapes."""
import socket
import sys

try:
    connection = socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=20)
    for part in sys.argv[3:]:
        connection.sendall(part.encode("latin-1").decode("unicode_escape").encode("latin-1"))
        print(connection.recv(65536).decode("latin-1").replace("\r\n", "|"))
    connection.shutdown(socket.SHUT_WR)
    while received := connection.recv(65536):
        print(received.decode("latin-1").replace("\r\n", "|"))
    print("closed")
except ConnectionError as failure:
    print("cut off:", type(failure).__name__)
except socket.timeout:
    print("timeout")
