using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Server;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Tests.Protocol;

/// <summary>Callers without a connection.</summary>
internal static class TestCaller
{
    public static Caller Of(Identity identity) => new(identity, () => { }) { Frames = new OutgoingFrames(() => { }) };
}
