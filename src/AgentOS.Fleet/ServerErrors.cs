using AgentOS.Errors;

namespace AgentOS.Fleet;

/// <summary>Failures of the HTTP API itself. Those of what it calls are their own.</summary>
public static class ServerErrors
{
    /// <summary>Not an option.</summary>
    public static readonly ErrorDefinition BadOption = new("server.bad-option",
        "it cannot be served like this",
        "An option has no such value, or is none.",
        "agentos server --help",
        ExitCodes.Usage);

    /// <summary>Clear text to the world.</summary>
    public static readonly ErrorDefinition ClearText = new("server.clear-text",
        "tokens would travel in clear text to whoever listens",
        "The address is not this machine's own, and no certificate was given.",
        "agentos server --addr ADDRESS --tls-cert FILE --tls-key FILE; behind a proxy that ends TLS: --insecure",
        ExitCodes.Usage);

    /// <summary>The address cannot be had.</summary>
    public static readonly ErrorDefinition AddressInUse = new("server.cannot-listen",
        "it cannot be listened on this address",
        "Another program has the port, or the address is not this machine's.",
        "ss -ltnp shows who has it; --addr 127.0.0.1:PORT takes another");

    /// <summary>The certificate cannot be used.</summary>
    public static readonly ErrorDefinition BadCertificate = new("server.bad-certificate",
        "the certificate or its key cannot be used",
        "A PEM file is missing, damaged, or the key is of another certificate.",
        "openssl x509 -in FILE -noout -text",
        ExitCodes.Usage);

    /// <summary>No token.</summary>
    public static readonly ErrorDefinition Unauthenticated = new("server.unauthenticated",
        "a token is needed",
        "The request has no Authorization header with a token that is known and has not expired.",
        "agentos server token create NAME, then: curl -H 'Authorization: Bearer TOKEN' …");

    /// <summary>Not this token.</summary>
    public static readonly ErrorDefinition Forbidden = new("server.forbidden",
        "the token may not do this",
        "Tokens have scopes: read, write, exec, admin. This call needs one that the token has not.",
        "agentos server token create NAME --scope read,write,exec");

    /// <summary>Asked by another name.</summary>
    public static readonly ErrorDefinition WrongHost = new("server.wrong-host",
        "the server is not called like this",
        "The Host header, or the Origin of a web page, names another host: a page in a browser may be trying to reach this machine under its own name.",
        "agentos server --host NAME, when it is called by that name");

    /// <summary>The request makes no sense.</summary>
    public static readonly ErrorDefinition BadRequest = new("server.bad-request",
        "the request cannot be understood",
        "A field is missing, unknown, or has no such value.",
        "/openapi.json describes what each call takes");

    /// <summary>No such call.</summary>
    public static readonly ErrorDefinition NoRoute = new("server.no-route",
        "there is no such call",
        "The path, or the method at this path, is none of the API's.",
        "/openapi.json lists them");

    /// <summary>Too much.</summary>
    public static readonly ErrorDefinition TooLarge = new("server.too-large",
        "the request is too large",
        "Requests are at most 8 MiB; files have a limit of their own (--max-file).",
        "Send files by PUT /v1/sandboxes/ID/files");

    /// <summary>Too often.</summary>
    public static readonly ErrorDefinition TooMany = new("server.too-many",
        "too many requests",
        "Each token, and each address without one, may make a number of requests a second (--rate).",
        "Wait as long as Retry-After says.");

    /// <summary>The same key for something else.</summary>
    public static readonly ErrorDefinition KeyReused = new("server.idempotency-key-reused",
        "the idempotency key was used for another request",
        "A key stands for one request: its method, its path and its body.",
        "Use a new key for each new request.");

    /// <summary>No such entry.</summary>
    public static readonly ErrorDefinition NoEntry = new("server.no-entry",
        "there is no such entry",
        "The key, snapshot or call is not there, or not any more.",
        "The list beside it shows what is there.");

    /// <summary>A failure of ours.</summary>
    public static readonly ErrorDefinition Internal = new("server.internal",
        "the server failed",
        "This is a fault of the server; its log says more.",
        "Try again; when it happens again, report it with the request id.",
        ExitCodes.AgentOSFailed);
}
