namespace AgentOS.Sandbox;

/// <summary>The program's environment: defaults and what the specification names, nothing of the host's but its terminal type and language.</summary>
internal static class ProgramEnvironment
{
    private static readonly string[] Inherited = ["TERM", "LANG", "COLORTERM"];

    public static IReadOnlyList<string> Build(SandboxSpecification specification)
    {
        SortedDictionary<string, string> variables = new(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["HOME"] = specification.Home,
            ["USER"] = SandboxIdentity.UserName,
            ["LOGNAME"] = SandboxIdentity.UserName,
            ["SHELL"] = "/bin/bash",
            ["LANG"] = "C.UTF-8",
            ["AGENTOS"] = "1",
            ["AGENTOS_NETWORK"] = specification.Network.ToString().ToLowerInvariant(),
        };
        foreach (string name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                variables[name] = value;
        }

        foreach ((string name, string value) in specification.Environment)
            variables[name] = value;
        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}
