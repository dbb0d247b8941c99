using AgentOS.Errors;

namespace AgentOS.Server.Sandboxes;

/// <summary>Variables as programs have them.</summary>
internal static class EnvironmentText
{
    /// <summary><c>NAME=value</c> each.</summary>
    /// <exception cref="AgentOSException"><see cref="ServerErrors.BadRequest"/>: a name that no variable can have.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, string> variables)
    {
        foreach ((string name, string value) in variables)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0') || value.Contains('\0', StringComparison.Ordinal))
                throw new AgentOSException(ServerErrors.BadRequest, "set variable", name);
        }

        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}
