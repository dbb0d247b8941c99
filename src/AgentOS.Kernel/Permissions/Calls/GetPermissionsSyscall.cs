using System.Buffers;
using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Models;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy;
using AgentOS.Policy.Documents;

namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>GET_PERMS: the policy in force.</summary>
internal sealed class GetPermissionsSyscall(IdentityTable identities, Gate gate, ModelAskers models) : IImmediateSyscall
{
    public void Answer(Caller caller, ReadOnlySpan<byte> payload, IBufferWriter<byte> answer)
    {
        GetPermissionsCall call = KernelJson.Read(payload, PermissionJson.Default.GetPermissionsCall);
        Identity target = call is { AgentId: null, Name: null } ? caller.Identity : identities.Find(call.AgentId, call.Name);
        if (target != caller.Identity)
            gate.Demand(caller.Identity, Right.Grant, target.Title);
        if (call.Demand is { } right)
            gate.Demand(target, Find(right), call.For ?? "");
        PermissionsDocument permissions = PolicyDocument.Of(target.Policy).Permissions!;
        ModelUse use = models.UseOf(target);
        (permissions.Llm!.TokensUsed, permissions.Llm.CallsMade) = (use.Tokens, use.Calls);
        KernelJson.Write(answer, new GetPermissionsAnswer(true, target.Id, target.Policy.Level, permissions), PermissionJson.Default.GetPermissionsAnswer);
    }
    private static Right Find(string name) =>
        RightName.Find(name) ?? throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "GET_PERMS", $"\"{name}\" is no right");
}
