using AgentOS.Linux;
using AgentOS.Protocol;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest;

/// <summary>A terminal of the sandbox's own for a program that joins: its slave side, held open; the master side goes to the caller.</summary>
internal sealed class JoinedTerminal : IDisposable
{
    private readonly SafeFileHandle _slave;

    private JoinedTerminal(SafeFileHandle master, string path)
    {
        Master = master;
        Path = path;
        _slave = Terminal.Open(path);
    }

    public SafeFileHandle Master { get; }

    public string Path { get; }

    /// <summary>Makes it; null when no stream is a terminal.</summary>
    public static JoinedTerminal? Create(ExecMessage command)
    {
        if (command.TerminalDescriptors == 0)
            return null;
        (SafeFileHandle master, string path) = Terminal.Create(PseudoTerminals.Path);
        Terminal.SetSize(master, new WindowSize(command.TerminalSize.Rows, command.TerminalSize.Columns));
        return new JoinedTerminal(master, path);
    }

    public void Dispose()
    {
        _slave.Dispose();
        Master.Dispose();
    }
}
