using System.Globalization;
using System.Net;
using AgentOS.Errors;

namespace AgentOS.Server.Hosting;

/// <summary>How the server serves; its command line, as <c>agentos server</c> writes it: <c>--name value</c> pairs.</summary>
internal sealed record ServerOptions
{
    /// <summary>Where it listens.</summary>
    public IPEndPoint Address { get; init; } = new(IPAddress.Loopback, 8080);

    /// <summary>The <c>agentos</c> program that holds sandboxes.</summary>
    public string HostProgram { get; init; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "agentos"));

    /// <summary>A PEM file with its certificate and those above it; null is no TLS.</summary>
    public string? Certificate { get; init; }

    /// <summary>A PEM file with the certificate's key; null when it is in the same file.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>Whether others than this machine may be served without TLS.</summary>
    public bool AllowsClearText { get; init; }

    /// <summary>Names it is called by besides those of this machine.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Requests a second that a client may make in the long run.</summary>
    public int RequestsPerSecond { get; init; } = 200;

    /// <summary>Connections at a time.</summary>
    public int Connections { get; init; } = 1024;

    /// <summary>Most bytes of a file that is sent.</summary>
    public long LargestFile { get; init; } = 4L << 30;

    /// <summary>Reads a command line.</summary>
    /// <exception cref="AgentOSException"><see cref="ServerErrors.BadOption"/>.</exception>
    public static ServerOptions Parse(IReadOnlyList<string> arguments)
    {
        ServerOptions options = new();
        foreach (string[] pair in arguments.Chunk(2))
        {
            options = pair switch
            {
                ["--addr", var value] => options with { Address = ParseAddress(value) },
                ["--agentos", var value] => options with { HostProgram = value },
                ["--tls-cert", var value] => options with { Certificate = value },
                ["--tls-key", var value] => options with { CertificateKey = value },
                ["--insecure", "true"] => options with { AllowsClearText = true },
                ["--host", var value] => options with { Hosts = [.. options.Hosts, value] },
                ["--rate", var value] => options with { RequestsPerSecond = ParseNumber(pair[0], value) },
                ["--connections", var value] => options with { Connections = ParseNumber(pair[0], value) },
                ["--max-file", var value] => options with { LargestFile = (long)ParseNumber(pair[0], value) << 20 },
                _ => throw new AgentOSException(ServerErrors.BadOption, "start with", string.Join(' ', pair)),
            };
        }

        return options;
    }

    private static int ParseNumber(string option, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new AgentOSException(ServerErrors.BadOption, "start with", $"{option} {text}");

    // ":8080" is what the seed's clients and people type for every address.
    private static IPEndPoint ParseAddress(string text)
    {
        string address = text.StartsWith(':') ? $"0.0.0.0{text}" : text.Replace("localhost:", "127.0.0.1:", StringComparison.OrdinalIgnoreCase);
        return IPEndPoint.TryParse(address, out IPEndPoint? parsed) && address.Contains(':', StringComparison.Ordinal)
            ? parsed
            : throw new AgentOSException(ServerErrors.BadOption, "listen on", text, "an address and a port: 127.0.0.1:8080, [::1]:8080");
    }
}
