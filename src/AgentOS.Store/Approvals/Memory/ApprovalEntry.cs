namespace AgentOS.Store.Approvals.Memory;

/// <summary>One approval as the file has it.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Commit">Which version was seen.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="Digest">Of the lines.</param>
/// <param name="Permissions">The lines.</param>
internal sealed record ApprovalEntry(string Agent, string Origin, string? Commit, DateTimeOffset ApprovedAt, string Digest, IReadOnlyList<string> Permissions)
{
    /// <summary>Whether it was to run in a machine of its own.</summary>
    public bool InMachine { get; set; }
}
