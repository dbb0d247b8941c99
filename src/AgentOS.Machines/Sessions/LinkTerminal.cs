using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol.Links;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Machines.Sessions;

/// <summary>What stands for the master side of a terminal inside a machine: what is written to it is typed there, what is shown there can be read.</summary>
internal static class LinkTerminal
{
    /// <summary>Makes it.</summary>
    /// <returns>The end to give away, and the keys' source for <see cref="LinkStreams.Send"/> once the terminal is there.</returns>
    public static (SafeFileHandle Master, SafeFileHandle Keys) Create(LinkStreams streams)
    {
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        streams.Write(1, DescriptorIo.Duplicate(ours.Handle));
        return (theirs.Handle, ours.Handle);
    }
}
