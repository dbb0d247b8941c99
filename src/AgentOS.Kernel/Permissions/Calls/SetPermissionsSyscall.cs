using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Syscalls;
using AgentOS.Policy.Documents;

namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>SET_PERMS: narrows one's own policy, or grants one to another.</summary>
internal sealed class SetPermissionsSyscall(IdentityTable identities, PermissionChanges changes) : ILongSyscall
{
    public Task AnswerAsync(LongCall call, ReadOnlySpan<byte> payload)
    {
        SetPermissionsCall request = KernelJson.Read(payload, PermissionJson.Default.SetPermissionsCall);
        if (request is { Level: null, Permissions: null })
            throw new AgentOSException(KernelErrors.BadPayload, "answer a call", "SET_PERMS", "it takes a level, permissions, or both");
        Identity caller = call.Caller.Identity;
        Identity target = request is { AgentId: null, Name: null } ? caller : identities.Find(request.AgentId, request.Name);
        PolicyDocument wanted = new() { Level = request.Level, Permissions = request.Permissions is { } json ? PermissionsDocument.Parse(json) : null };
        return SetAsync(call, target, wanted);
    }

    private async Task SetAsync(LongCall call, Identity target, PolicyDocument wanted)
    {
        await changes.SetAsync(call.Caller.Identity, target, wanted).ConfigureAwait(false);
        KernelJson.Write(call.Answer, new SetPermissionsAnswer(true, target.Id, target.Policy.Level), PermissionJson.Default.SetPermissionsAnswer);
    }
}
