namespace AgentOS.Cli.CommandLine;

/// <summary>Environment variables that hold something secret.</summary>
internal static class SecretVariable
{
    /// <summary>Reads a variable and forgets it, so that no program started from here is given it. An empty one is none.</summary>
    public static string? Take(string name)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, null);
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
