"""Servers of the internet, at every address it has: HTTP, HTTPS, a banner that speaks first, an echo."""
import http.server
import select
import socket
import socketserver
import ssl
import threading

HTTP_PORTS, HTTPS_PORTS, BANNER_PORTS, ECHO_PORTS = (80, 8080), (443, 8443), (22, 2222), (853, 5432, 9999)


class Hits:
    """What reached a server, as `ADDRESS:PORT WHAT`."""

    def __init__(self):
        self.lock = threading.Lock()
        self.hits = []

    def add(self, connection, what):
        address = connection.getsockname()
        with self.lock:
            self.hits.append(f"{address[0].removeprefix('::ffff:')}:{address[1]} {what}")

    def take(self):
        with self.lock:
            taken, self.hits = self.hits, []
            return taken


class Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    address_family = socket.AF_INET6
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 256
    context = None

    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        super().server_bind()

    def finish_request(self, request, address):
        if self.context:
            request.settimeout(30)
            request = self.context.wrap_socket(request, server_side=True)
        super().finish_request(request, address)

    def handle_error(self, request, address):
        pass  # The client went away, or was none of TLS.


class Web(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hits = None

    def do_GET(self):
        self.hits.add(self.connection, f"{self.command} {self.headers.get('Host')} {self.path}")
        length = int(self.headers.get("Content-Length") or 0)
        received = len(self.rfile.read(length))
        if self.path in ODD:
            ODD[self.path](self)
            return
        if self.path.startswith("/redirect/"):
            self.send_response(302)
            self.send_header("Location", "http://" + self.path[len("/redirect/"):])
            body = b""
        elif self.path.startswith("/headers"):
            body = str(self.headers).encode()
            self.hits.add(self.connection, f"headers {body.decode()}")
            self.send_response(200)
        else:
            self.send_response(200)
            body = f"hello from {self.headers.get('Host')} {received}\n".encode()
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_PUT = do_HEAD = do_CONNECT = do_GET

    def log_message(self, *arguments):
        pass


def parts(web):
    """Sends a part, and the other one when somebody asks for /continue."""
    web.send_response(200)
    web.send_header("Transfer-Encoding", "chunked")
    web.end_headers()
    web.wfile.write(b"4\r\none\n\r\n")
    while not CONTINUE.wait(0.05):
        if is_gone(web.connection):
            web.hits.add(web.connection, "parts: the client went away")
            web.close_connection = True
            return
    CONTINUE.clear()
    web.wfile.write(b"4\r\ntwo\n\r\n0\r\nX-Sum: 8\r\n\r\n")


def go_on(web):
    CONTINUE.set()
    web.send_response(200)
    web.send_header("Content-Length", "0")
    web.end_headers()


def never(web):
    """Answers nothing until the client goes away."""
    web.connection.settimeout(60)
    while not is_gone(web.connection):
        pass
    web.hits.add(web.connection, "never: the client went away")
    web.close_connection = True


def endless(web):
    web.send_response(200)
    web.end_headers()
    web.close_connection = True
    try:
        while True:
            web.wfile.write(bytes(1 << 16))
    except OSError:
        pass


def long(web):
    web.send_response(200)
    web.send_header("Content-Length", "300000")
    web.end_headers()
    web.wfile.write(b"begin" + b"x" * 299992 + b"end")


def is_gone(connection):
    readable, _, _ = select.select([connection], [], [], 0.05)
    if not readable:
        return False
    try:
        if isinstance(connection, ssl.SSLSocket):
            return connection.recv(1) == b""
        return connection.recv(1, socket.MSG_PEEK) == b""
    except OSError:
        return True


CONTINUE = threading.Event()
ODD = {"/parts": parts, "/continue": go_on, "/never": never, "/endless": endless, "/long": long}


class Banner(socketserver.BaseRequestHandler):
    hits = None

    def handle(self):
        self.hits.add(self.request, "banner")
        self.request.sendall(b"SSH-2.0-internet\r\n")
        self.request.recv(256)


class Echo(socketserver.BaseRequestHandler):
    hits = None

    def handle(self):
        self.hits.add(self.request, "echo")
        while received := self.request.recv(65536):
            self.request.sendall(received)


def serve(hits, certificates):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{certificates}/server.pem", f"{certificates}/server.key")
    Web.hits = Banner.hits = Echo.hits = hits
    for ports, handler, tls in (HTTP_PORTS, Web, None), (HTTPS_PORTS, Web, context), (BANNER_PORTS, Banner, None), (ECHO_PORTS, Echo, None):
        for port in ports:
            server = Server(("::", port), handler)
            server.context = tls
            threading.Thread(target=server.serve_forever, daemon=True).start()
