using AgentOS.Linux;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse;

/// <summary>Decides which owners a mount shows and which it stores.</summary>
public abstract class OwnerMapping
{
    /// <summary>Owners are shown and stored as they are.</summary>
    public static OwnerMapping Identity { get; } = new IdentityOwners();

    /// <summary>Everything is shown as this user's; new files are stored as 0:0, and only a change to what is shown succeeds.</summary>
    public static OwnerMapping SingleOwner(uint userId, uint groupId) => new SingleOwners(userId, groupId);

    /// <summary>Replaces the owner in attributes on their way to the kernel.</summary>
    internal abstract (uint UserId, uint GroupId) Show(uint userId, uint groupId);

    /// <summary>The owner to store with an inode that a caller makes.</summary>
    internal abstract (uint UserId, uint GroupId) ForNew(uint callerUserId, uint callerGroupId);

    /// <summary>Translates a chown(2) in place; EPERM when it cannot be expressed.</summary>
    internal abstract Errno Translate(ref InodeChanges changes);
}
