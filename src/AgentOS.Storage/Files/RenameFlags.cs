namespace AgentOS.Storage.Files;

/// <summary>Flags of renameat2(2).</summary>
[Flags]
public enum RenameFlags
{
    /// <summary>Replace the destination if it exists.</summary>
    None = 0,

    /// <summary>Fail with EEXIST if the destination exists.</summary>
    NoReplace = 1,

    /// <summary>Swap source and destination; both must exist.</summary>
    Exchange = 2,

    /// <summary>Leave an overlay whiteout (character device 0:0) under the old name.</summary>
    Whiteout = 4,
}
