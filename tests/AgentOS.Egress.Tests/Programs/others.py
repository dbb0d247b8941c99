"""Asks a server for / by an unusual socket: others.py fastopen|mptcp|udplite ADDRESS HOST. Prints what came, or the error."""
import socket
import sys

kind, address, host = sys.argv[1:]
request = f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
MPTCP, UDPLITE = 262, 136


def connected():
    if kind == "fastopen":
        connection = socket.socket()
        connection.sendto(request, socket.MSG_FASTOPEN, (address, 80))
        connection.settimeout(20)
        return connection
    connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM if kind == "mptcp" else socket.SOCK_DGRAM, MPTCP if kind == "mptcp" else UDPLITE)
    connection.settimeout(20)
    connection.connect((address, 80))
    connection.sendall(request)
    return connection


try:
    with connected() as answering:
        received = b""
        while part := answering.recv(65536):
            received += part
        print(kind, received.decode("latin-1").replace("\r\n", "|"))
except OSError as failure:
    print(kind, type(failure).__name__)
