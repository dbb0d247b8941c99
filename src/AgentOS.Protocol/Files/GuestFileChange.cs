namespace AgentOS.Protocol;

/// <summary>What happened to a watched name.</summary>
public enum GuestFileChange
{
    /// <summary>It is there now: made, or moved here.</summary>
    Created = 1,
    /// <summary>Its content was changed.</summary>
    Written = 2,
    /// <summary>It is gone.</summary>
    Removed = 3,
    /// <summary>It was moved away.</summary>
    Renamed = 4,
    /// <summary>Its permissions, owner or times were changed.</summary>
    Attributes = 5,
}
