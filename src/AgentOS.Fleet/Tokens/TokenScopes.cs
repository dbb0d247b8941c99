namespace AgentOS.Fleet.Tokens;

/// <summary>What a token may do.</summary>
[Flags]
public enum TokenScopes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Look: sandboxes, files, records.</summary>
    Read = 1,

    /// <summary>Change: sandboxes, files, key-values, snapshots.</summary>
    Write = 2,

    /// <summary>Run programs in sandboxes.</summary>
    Exec = 4,

    /// <summary>Change what all sandboxes share: images.</summary>
    Admin = 8,

    /// <summary>What a person who owns the sandboxes needs.</summary>
    Usual = Read | Write | Exec,
}
