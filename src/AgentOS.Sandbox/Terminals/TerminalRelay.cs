using System.Runtime.InteropServices;
using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Sandbox;

/// <summary>
/// Carries keys to the sandbox's terminal and output back to the operator's. Line editing, Ctrl-C and job control happen in the sandbox's terminal; the
/// operator's is raw meanwhile and is put back when this is disposed.
/// </summary>
public sealed class TerminalRelay : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly FileStream _inside;
    private readonly int _outside;
    private readonly RawMode? _raw;
    private readonly Thread _output;
    private readonly PosixSignalRegistration _resize;

    private TerminalRelay(SafeFileHandle terminal, StandardStreams streams, Action<WindowSize> resize)
    {
        _inside = new FileStream(terminal, FileAccess.ReadWrite, bufferSize: 0);
        _outside = streams.OperatorTerminal;
        _raw = Terminal.IsTerminal(streams.Input) ? RawMode.Enter(streams.Input) : null;
        _output = new Thread(CarryOutput) { IsBackground = true, Name = "terminal output" };
        _output.Start();
        if (_raw is not null)
            new Thread(CarryKeys) { IsBackground = true, Name = "terminal keys" }.Start();
        _resize = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => resize(streams.TerminalSize));
    }

    /// <summary>Starts carrying; null when there is no terminal inside.</summary>
    /// <param name="terminal">Master side of the terminal inside; stays the caller's to dispose.</param>
    /// <param name="streams">Those that are terminals are the operator's.</param>
    /// <param name="resize">Tells the terminal inside that the operator's has another size now.</param>
    public static TerminalRelay? Start(SafeFileHandle? terminal, StandardStreams streams, Action<WindowSize> resize) =>
        terminal is null ? null : new TerminalRelay(terminal, streams, resize);

    /// <summary>Waits until everything the program wrote is out, then puts the operator's terminal back. Call when the program has ended.</summary>
    public void Dispose()
    {
        _output.Join();
        _resize.Dispose();
        _raw?.Dispose();
    }

    private void CarryOutput()
    {
        using FileStream outside = new(new SafeFileHandle(_outside, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        Carry(_inside, outside);
    }

    private void CarryKeys()
    {
        using FileStream keys = new(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        Carry(keys, _inside);
    }

    private static void Carry(FileStream from, FileStream to)
    {
        byte[] buffer = new byte[BufferBytes];
        try
        {
            for (int count; (count = from.Read(buffer)) > 0;)
                to.Write(buffer.AsSpan(0, count));
        }
        catch (IOException)
        {
            // EIO: the last program inside closed its side, which is how a terminal ends; or the operator's terminal hung up.
        }
        catch (ObjectDisposedException)
        {
            // The sandbox is gone while a key was on its way.
        }
    }
}
