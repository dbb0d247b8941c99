namespace AgentOS.Storage.Files;

/// <summary>A set of attribute changes; null members stay as they are.</summary>
public struct InodeChanges
{
    /// <summary>New permission bits (07777); type bits are ignored.</summary>
    public uint? Mode;

    /// <summary>New owner.</summary>
    public uint? UserId;

    /// <summary>New group.</summary>
    public uint? GroupId;

    /// <summary>New length in bytes.</summary>
    public long? Size;

    /// <summary>New access time.</summary>
    public FileTime? AccessTime;

    /// <summary>New modification time.</summary>
    public FileTime? ModifyTime;

    /// <summary>New change time; "now" when null.</summary>
    public FileTime? ChangeTime;
}
