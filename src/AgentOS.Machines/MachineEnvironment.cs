using AgentOS.Sandbox;

namespace AgentOS.Machines;

/// <summary>The variables of a program in a machine, where it is root: what its image says comes with the specification.</summary>
internal static class MachineEnvironment
{
    private static readonly Dictionary<string, string> s_clean = new(StringComparer.Ordinal)
    {
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = "/root",
        ["LANG"] = "C.UTF-8",
        ["TERM"] = "xterm-256color",
    };

    /// <summary>As <c>NAME=value</c>.</summary>
    public static IReadOnlyList<string> Of(SandboxSpecification specification)
    {
        Dictionary<string, string> variables = new(s_clean, StringComparer.Ordinal);
        if (specification.Home != SandboxIdentity.Home)
            variables["HOME"] = specification.Home;
        foreach ((string name, string value) in specification.Environment)
            variables[name] = value;
        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}
