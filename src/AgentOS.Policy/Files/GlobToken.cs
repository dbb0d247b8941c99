namespace AgentOS.Policy.Files;

/// <summary>The tokens of a pattern: characters, and these.</summary>
internal static class GlobToken
{
    /// <summary>Any characters of one component.</summary>
    public const int Star = -1;

    /// <summary>Any characters.</summary>
    public const int Deep = -2;

    /// <summary>Any number of whole components, each with the slash after it.</summary>
    public const int DeepSlash = -3;
}
