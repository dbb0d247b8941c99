namespace AgentOS.Kernel.Commands.Calls;

/// <summary>A command to run.</summary>
// Settable: generated deserializers give properties that are only initialized their default in place of these.
internal sealed record ExecCall
{
    private const double DefaultSeconds = 30;
    private const int DefaultOutput = 256 * 1024;

    /// <summary>For <c>sh -c</c>.</summary>
    public string? Command { get; set; }

    /// <summary>Program and arguments, in place of <see cref="Command"/>: no shell reads them.</summary>
    public IReadOnlyList<string>? Argv { get; set; }

    /// <summary>Directory inside to start in.</summary>
    public string? Cwd { get; set; }

    /// <summary>Variables in place of the sandbox's, or besides them.</summary>
    public IReadOnlyDictionary<string, string>? Env { get; set; }

    /// <summary>Standard input, in <see cref="Encoding"/>.</summary>
    public string? Stdin { get; set; }

    /// <summary>Seconds after which it is ended.</summary>
    public double Timeout { get; set; } = DefaultSeconds;

    /// <summary>How much of each output stream is kept, in bytes.</summary>
    public int MaxOutput { get; set; } = DefaultOutput;

    /// <summary>Of output and input: <c>utf-8</c> or <c>base64</c>.</summary>
    public string? Encoding { get; set; }

    /// <summary>Whether output comes in parts as well, while the command runs.</summary>
    public bool Stream { get; set; }
}
