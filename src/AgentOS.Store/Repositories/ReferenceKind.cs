namespace AgentOS.Store.Repositories;

/// <summary>What a name in a repository is.</summary>
public enum ReferenceKind
{
    /// <summary>It moves on.</summary>
    Branch,

    /// <summary>It stays.</summary>
    Tag,

    /// <summary>A commit itself.</summary>
    Commit,
}
