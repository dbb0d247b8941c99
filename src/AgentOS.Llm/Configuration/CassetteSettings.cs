namespace AgentOS.Llm.Configuration;

/// <summary>A file that a provider's calls are recorded in, or answered from.</summary>
/// <param name="IsReplay">Whether they are answered from it.</param>
/// <param name="File">Absolute.</param>
public sealed record CassetteSettings(bool IsReplay, string File);
