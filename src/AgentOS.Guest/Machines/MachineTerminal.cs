using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Guest.Machines;

/// <summary>A terminal's master side, as two streams: what is typed, and what it shows.</summary>
internal sealed class MachineTerminal : IDisposable
{
    private readonly SafeFileHandle _master;

    /// <param name="streams">Streams 0 and 1 of these.</param>
    /// <param name="master">Becomes the terminal's.</param>
    public MachineTerminal(LinkStreams streams, SafeFileHandle master)
    {
        _master = DescriptorIo.Duplicate(master);
        streams.Write(0, DescriptorIo.Duplicate(master));
        streams.Send(1, master);
    }

    public void Resize(WindowSizeMessage size) => Terminal.SetSize(_master, new WindowSize(size.Rows, size.Columns));

    public void Dispose() => _master.Dispose();
}
