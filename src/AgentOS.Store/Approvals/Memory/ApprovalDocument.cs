namespace AgentOS.Store.Approvals.Memory;

/// <summary>The content of <c>approvals.json</c>.</summary>
internal sealed record ApprovalDocument
{
    /// <summary>The version that is written.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; set; } = CurrentVersion;

    public IReadOnlyList<ApprovalEntry> Approvals { get; set; } = [];
}
