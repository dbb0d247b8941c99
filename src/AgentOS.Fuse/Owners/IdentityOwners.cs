using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse;

internal sealed class IdentityOwners : OwnerMapping
{
    internal override (uint UserId, uint GroupId) Show(uint userId, uint groupId) => (userId, groupId);

    internal override (uint UserId, uint GroupId) ForNew(uint callerUserId, uint callerGroupId) => (callerUserId, callerGroupId);

    internal override Errno Translate(ref InodeChanges changes) => Errno.None;
}
