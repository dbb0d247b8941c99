using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest;

/// <summary>A terminal of the sandbox's own for a program that joins: its slave side, held open; the master side is the caller's.</summary>
internal sealed class JoinedTerminal : IDisposable
{
    private readonly SafeFileHandle _slave;

    private JoinedTerminal(string path)
    {
        Path = path;
        _slave = Terminal.Open(path);
    }

    public string Path { get; }

    /// <summary>Makes it and sends the caller its master side; null when no stream is a terminal.</summary>
    public static JoinedTerminal? Create(ExecMessage command, FrameChannel caller)
    {
        if (command.TerminalDescriptors == 0)
            return null;
        (SafeFileHandle master, string path) = Terminal.Create(PseudoTerminals.Path);
        using (master)
        {
            Terminal.SetSize(master, new WindowSize(command.TerminalSize.Rows, command.TerminalSize.Columns));
            JoinedTerminal terminal = new(path);
            caller.Send(FrameType.Terminal, [], master);
            return terminal;
        }
    }

    public void Dispose() => _slave.Dispose();
}
