namespace AgentOS.Policy.Documents;

/// <summary>Patterns of paths.</summary>
public sealed record FilesystemDocument
{
    /// <summary>What may be read; in place of the ones there are.</summary>
    public IReadOnlyList<string>? Read { get; set; }

    /// <summary>What may be written; in place of the ones there are.</summary>
    public IReadOnlyList<string>? Write { get; set; }

    /// <summary>What may be neither; added to the ones there are.</summary>
    public IReadOnlyList<string>? Blocked { get; set; }
}
