using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Messages.Calls;

/// <summary>The calls about messages. Everybody may send, receive and have a name.</summary>
internal static class MessageCalls
{
    public static IEnumerable<SyscallEntry> All(PostOffice post, IdentityTable identities) =>
    [
        new(Opcode.Send, null, new SendSyscall(post, identities)),
        new(Opcode.Receive, null, new ReceiveSyscall(post, identities)),
        new(Opcode.Broadcast, null, new BroadcastSyscall(post, identities)),
        new(Opcode.Register, null, new RegisterSyscall(identities)),
    ];
}
