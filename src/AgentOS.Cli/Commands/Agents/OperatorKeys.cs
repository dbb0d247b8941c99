using System.Runtime.InteropServices;
using AgentOS.Kernel;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Agents;

/// <summary>
/// The operator's end of an attached terminal: keys go to it one by one, and so does the window's size. What does not come from a terminal is not typed.
/// Disposing puts the operator's terminal back.
/// </summary>
internal sealed class OperatorKeys : IDisposable
{
    // Ctrl-], as in telnet(1) and virsh(1): no shell and no line editor uses it.
    private const byte Leave = 0x1d;
    private const int StandardInput = 0;
    private const int BufferBytes = 4096;

    private readonly AttachedTerminal _terminal;
    private readonly RawMode? _raw;
    private readonly PosixSignalRegistration _resize;
    private volatile bool _hasLeft;

    public OperatorKeys(AttachedTerminal terminal)
    {
        _terminal = terminal;
        _resize = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => terminal.Resize(AgentOS.Sandbox.StandardStreams.Inherited.TerminalSize));
        if (!Terminal.IsTerminal(StandardInput))
            return;
        _raw = RawMode.Enter(StandardInput);
        new Thread(Carry) { IsBackground = true, Name = "terminal keys" }.Start();
    }

    /// <summary>Whether the key that leaves was typed.</summary>
    public bool HasLeft => _hasLeft;

    public void Dispose()
    {
        _resize.Dispose();
        _raw?.Dispose();
    }

    private void Carry()
    {
        try
        {
            CarryUntilLeave();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The operator's terminal hung up, or the agent has ended while a key was on its way.
        }
    }

    private void CarryUntilLeave()
    {
        using FileStream keys = new(new SafeFileHandle(StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        byte[] buffer = new byte[BufferBytes];
        for (int count; (count = keys.Read(buffer)) > 0;)
        {
            ReadOnlySpan<byte> typed = buffer.AsSpan(0, count);
            int leave = typed.IndexOf(Leave);
            _terminal.Type(leave < 0 ? typed : typed[..leave]);
            if (leave < 0)
                continue;
            _hasLeft = true;
            _terminal.Detach();
            return;
        }
    }
}
