namespace AgentOS.LlmServer.Providers;

/// <summary>Keys of the user's vault.</summary>
internal static class VaultKeys
{
    /// <summary>A key; null when there is none of that name.</summary>
    public static string? Read(string name) => null;
}
