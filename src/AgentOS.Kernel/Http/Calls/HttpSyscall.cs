using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Permissions;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>HTTP: says that no requests are made, to whom may make this one.</summary>
internal sealed class HttpSyscall(Gate gate) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        HttpCall call = KernelJson.Read(payload, HttpJson.Default.HttpCall);
        gate.DemandUrl(caller.Identity, call.Method, call.Url);
        throw new AgentOSException(HttpErrors.NotConfigured, "request", call.Url);
    }
}
