namespace AgentOS.Linux;

/// <summary>
/// A terminal that hands over every key as it is typed, also those that are signals otherwise, and shows none; what is written to it is still text of lines. It can be
/// left and entered again, for a process that is stopped. Once disposed it is as it was.
/// </summary>
public sealed class KeyMode : IDisposable
{
    // BRKINT, INPCK, ISTRIP, INLCR, IGNCR, ICRNL, IXON; ISIG, ICANON, ECHO, ECHONL, IEXTEN (asm-generic/termbits.h). One byte at a time is the default (VMIN).
    private const uint TranslatesInput = 0x2 | 0x10 | 0x20 | 0x40 | 0x80 | 0x100 | 0x400, HandlesKeys = 0x1 | 0x2 | 0x8 | 0x40 | 0x8000;

    private readonly int _descriptor;
    private TerminalAttributes _before;

    private KeyMode(int descriptor) => (_descriptor, _before) = (descriptor, TerminalAttributes.Of(descriptor));

    /// <summary>Switches a terminal.</summary>
    /// <exception cref="LinuxException">It is none.</exception>
    public static KeyMode Enter(int descriptor)
    {
        KeyMode mode = new(descriptor);
        mode.Apply();
        return mode;
    }

    /// <summary>Makes it as it was.</summary>
    public void Leave() => _before.Restore(_descriptor);

    /// <summary>Switches it again; what somebody set meanwhile is what it will be in the end.</summary>
    /// <exception cref="LinuxException">It has gone away.</exception>
    public void EnterAgain()
    {
        _before = TerminalAttributes.Of(_descriptor);
        Apply();
    }

    /// <inheritdoc/>
    public void Dispose() => Leave();

    private void Apply() => _before.Without(TranslatesInput, HandlesKeys).Apply(_descriptor);
}
