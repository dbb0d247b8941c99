using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Models;
using AgentOS.Kernel.Syscalls;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Permissions.Calls;

/// <summary>The calls about permissions; about whom they are tells only the payload.</summary>
internal static class PermissionCalls
{
    public static IEnumerable<SyscallEntry> All(IdentityTable identities, Gate gate, PermissionChanges changes, ModelAskers models) =>
    [
        new(Opcode.GetPermissions, null, new GetPermissionsSyscall(identities, gate, models)),
        new(Opcode.SetPermissions, null, new SetPermissionsSyscall(identities, changes)),
    ];
}
