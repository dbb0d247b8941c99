namespace AgentOS.Linux;

/// <summary>A terminal that hands over every key as it is typed (cfmakeraw(3)), until disposed: then it is as it was.</summary>
public sealed unsafe class RawMode : IDisposable
{
    private readonly int _descriptor;
    private readonly byte[] _before = new byte[TerminalInterop.TermiosBytes];

    private RawMode(int descriptor) => _descriptor = descriptor;

    /// <summary>Switches a terminal.</summary>
    /// <exception cref="LinuxException">It is none.</exception>
    public static RawMode Enter(int descriptor)
    {
        RawMode mode = new(descriptor);
        byte* raw = stackalloc byte[TerminalInterop.TermiosBytes];
        SystemCall.Check(TerminalInterop.GetAttributes(descriptor, raw), "tcgetattr");
        new ReadOnlySpan<byte>(raw, TerminalInterop.TermiosBytes).CopyTo(mode._before);
        TerminalInterop.MakeRaw(raw);
        SystemCall.Check(TerminalInterop.SetAttributes(descriptor, TerminalInterop.ApplyNow, raw), "tcsetattr");
        return mode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing to do about a terminal that has gone away.
        fixed (byte* before = _before)
            _ = TerminalInterop.SetAttributes(_descriptor, TerminalInterop.ApplyNow, before);
    }
}
