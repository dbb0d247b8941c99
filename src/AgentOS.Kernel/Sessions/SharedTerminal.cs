using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel;

/// <summary>
/// The terminal of an agent that nobody sits at: what it shows is always read, so that the program never waits for a reader, and goes to everybody
/// who is attached.
/// </summary>
internal sealed class SharedTerminal
{
    private const int BufferBytes = 16 * 1024;

    // Like a terminal, a viewer that stops makes the program wait. Not for ever: the agent must be able to end.
    private const int PatienceSeconds = 10;

    private readonly SafeFileHandle _terminal;
    private readonly Lock _lock = new();
    private readonly TerminalTail _tail = new();
    private readonly List<FrameChannel> _viewers = [];
    private readonly Thread _output;

    /// <param name="terminal">Master side; stays the caller's to dispose, after <see cref="End"/>.</param>
    public SharedTerminal(SafeFileHandle terminal)
    {
        _terminal = terminal;
        _output = new Thread(CarryOutput) { IsBackground = true, Name = "terminal output" };
        _output.Start();
    }

    /// <summary>Shows the terminal to a caller and types what it sends, until it goes away.</summary>
    public void Serve(FrameChannel caller, UnixSocket connection, WindowSizeMessage size)
    {
        connection.LimitSending(PatienceSeconds);
        lock (_lock)
        {
            caller.Send(FrameType.Output, _tail.ToArray());
            _viewers.Add(caller);
        }

        try
        {
            Resize(size);
            while (caller.Receive() is { } frame)
                Handle(frame);
        }
        finally
        {
            lock (_lock)
                _viewers.Remove(caller);
        }
    }

    /// <summary>Tells everybody who is attached how the program ended, after all it has shown. Call when everything inside is gone.</summary>
    public void End(ExitMessage exit)
    {
        _output.Join();
        lock (_lock)
            Show(FrameType.Exit, exit.ToPayload());
    }

    private void Handle(Frame frame)
    {
        if (frame.Type == FrameType.Resize)
            Resize(WindowSizeMessage.Parse(frame.Payload));
        else if (frame.Type == FrameType.Keys)
            Type(frame.Payload);
    }

    private void Resize(WindowSizeMessage size) => Terminal.SetSize(_terminal, new WindowSize(size.Rows, size.Columns));

    private void Type(ReadOnlySpan<byte> keys)
    {
        while (!keys.IsEmpty && DescriptorIo.Write(_terminal, keys, out int count) == Errno.None)
            keys = keys[count..];
    }

    private void CarryOutput()
    {
        byte[] buffer = new byte[BufferBytes];
        // EIO: the last program inside closed its side, which is how a terminal ends.
        while (DescriptorIo.Read(_terminal, buffer, out int count) == Errno.None && count > 0)
        {
            lock (_lock)
            {
                _tail.Append(buffer.AsSpan(0, count));
                Show(FrameType.Output, buffer.AsSpan(0, count));
            }
        }
    }

    private void Show(FrameType type, ReadOnlySpan<byte> payload)
    {
        foreach (FrameChannel viewer in _viewers.ToArray())
        {
            try
            {
                viewer.Send(type, payload);
            }
            catch (LinuxException)
            {
                // It is gone, or too slow.
                _viewers.Remove(viewer);
                viewer.Shutdown();
            }
        }
    }
}
