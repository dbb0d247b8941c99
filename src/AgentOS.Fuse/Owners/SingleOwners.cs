using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse;

internal sealed class SingleOwners(uint userId, uint groupId) : OwnerMapping
{
    internal override (uint UserId, uint GroupId) Show(uint storedUserId, uint storedGroupId) => (userId, groupId);

    internal override (uint UserId, uint GroupId) ForNew(uint callerUserId, uint callerGroupId) => (0, 0);

    internal override Errno Translate(ref InodeChanges changes)
    {
        if ((changes.UserId ?? userId) != userId || (changes.GroupId ?? groupId) != groupId)
            return Errno.EPERM;
        changes.UserId = null;
        changes.GroupId = null;
        return Errno.None;
    }
}
