namespace AgentOS.Linux;

/// <summary>A terminal that does not show what is typed, until disposed: then it is as it was. Lines are still edited, and signals typed.</summary>
public sealed class HiddenTyping : IDisposable
{
    private const uint Echo = 0x8;

    private readonly int _descriptor;
    private readonly TerminalAttributes _before;

    private HiddenTyping(int descriptor) => (_descriptor, _before) = (descriptor, TerminalAttributes.Of(descriptor));

    /// <summary>Switches a terminal.</summary>
    /// <exception cref="LinuxException">It is none.</exception>
    public static HiddenTyping Begin(int descriptor)
    {
        HiddenTyping hidden = new(descriptor);
        hidden._before.Without(input: 0, local: Echo).Apply(descriptor);
        return hidden;
    }

    /// <inheritdoc/>
    public void Dispose() => _before.Restore(_descriptor);
}
