namespace AgentOS.Workspace.Review;

/// <summary>What happened to a path, as git names it.</summary>
public enum ChangeKind
{
    /// <summary>New.</summary>
    Added,

    /// <summary>Other content, mode, link target or type.</summary>
    Modified,

    /// <summary>Gone.</summary>
    Deleted,

    /// <summary>Moved from another path; its content may have changed too.</summary>
    Renamed,
}
