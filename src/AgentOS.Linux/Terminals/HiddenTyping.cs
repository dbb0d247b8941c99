using System.Buffers.Binary;

namespace AgentOS.Linux;

/// <summary>A terminal that does not show what is typed, until disposed: then it is as it was. Lines are still edited, and signals typed.</summary>
public sealed unsafe class HiddenTyping : IDisposable
{
    private const int LocalFlagsOffset = 12; // c_lflag of struct termios (asm-generic/termbits.h)
    private const uint Echo = 0x8;

    private readonly int _descriptor;
    private readonly byte[] _before = new byte[TerminalInterop.TermiosBytes];

    private HiddenTyping(int descriptor) => _descriptor = descriptor;

    /// <summary>Switches a terminal.</summary>
    /// <exception cref="LinuxException">It is none.</exception>
    public static HiddenTyping Begin(int descriptor)
    {
        HiddenTyping hidden = new(descriptor);
        byte* attributes = stackalloc byte[TerminalInterop.TermiosBytes];
        SystemCall.Check(TerminalInterop.GetAttributes(descriptor, attributes), "tcgetattr");
        Span<byte> settings = new(attributes, TerminalInterop.TermiosBytes);
        settings.CopyTo(hidden._before);
        Span<byte> flags = settings[LocalFlagsOffset..];
        BinaryPrimitives.WriteUInt32LittleEndian(flags, BinaryPrimitives.ReadUInt32LittleEndian(flags) & ~Echo);
        SystemCall.Check(TerminalInterop.SetAttributes(descriptor, TerminalInterop.ApplyNow, attributes), "tcsetattr");
        return hidden;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing to do about a terminal that has gone away.
        fixed (byte* before = _before)
            _ = TerminalInterop.SetAttributes(_descriptor, TerminalInterop.ApplyNow, before);
    }
}
