namespace AgentOS.Linux;

/// <summary>A terminal that hands over every key as it is typed (cfmakeraw(3)), until disposed: then it is as it was.</summary>
public sealed class RawMode : IDisposable
{
    private readonly int _descriptor;
    private readonly TerminalAttributes _before;

    private RawMode(int descriptor) => (_descriptor, _before) = (descriptor, TerminalAttributes.Of(descriptor));

    /// <summary>Switches a terminal.</summary>
    /// <exception cref="LinuxException">It is none.</exception>
    public static RawMode Enter(int descriptor)
    {
        RawMode mode = new(descriptor);
        mode._before.AsRaw().Apply(descriptor);
        return mode;
    }

    /// <inheritdoc/>
    public void Dispose() => _before.Restore(_descriptor);
}
