namespace AgentOS.Storage.Files;

/// <summary>Flags of setxattr(2).</summary>
[Flags]
public enum ExtendedAttributeFlags
{
    /// <summary>Create or replace.</summary>
    None = 0,

    /// <summary>Fail with EEXIST if it exists.</summary>
    Create = 1,

    /// <summary>Fail with ENODATA if it does not.</summary>
    Replace = 2,
}
