namespace AgentOS.Workspace.Review;

/// <summary>A change that could not be made.</summary>
/// <param name="Path">Below the project.</param>
/// <param name="Reason">Why.</param>
public sealed record ApplyFailure(string Path, string Reason);
