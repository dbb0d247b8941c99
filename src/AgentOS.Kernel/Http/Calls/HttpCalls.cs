using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>The calls of HTTP. What one needs tells its payload: a denial names the domain.</summary>
internal static class HttpCalls
{
    public static IEnumerable<SyscallEntry> All(AgentTable agents, Gate gate, HttpOptions options) =>
        [new(Opcode.Http, null, new HttpSyscall(new HttpRoute(agents, gate, options.Resolver), options))];
}
