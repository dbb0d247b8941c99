"""Servers of the internet, at every address it has: HTTP, HTTPS, a banner that speaks first, an echo."""
import http.server
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
