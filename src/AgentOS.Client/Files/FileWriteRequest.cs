namespace AgentOS.Client.Files;

/// <summary>The FILES call <c>write</c>, whose mode is a word.</summary>
internal sealed record FileWriteRequest(string Op, string Path, string Mode);
