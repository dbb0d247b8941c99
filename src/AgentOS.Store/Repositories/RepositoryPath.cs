using AgentOS.Errors;

namespace AgentOS.Store.Repositories;

/// <summary>The path of an address.</summary>
internal static class RepositoryPath
{
    /// <summary>Takes <c>@REF</c> from its end. An <c>@</c> that begins a name is a name's.</summary>
    public static (string Path, string? Reference) CutReference(string path)
    {
        for (int at = 1; at < path.Length; at++)
        {
            if (path[at] == '@' && path[at - 1] != '/')
                return RepositoryAddressParser.Cut(path, at);
        }

        return (path, null);
    }

    /// <exception cref="AgentOSException"><see cref="RepositoryErrors.BadAddress"/>: empty, with <c>..</c>, with a query, or what git could take for an option.</exception>
    public static string Demand(string text, string path)
    {
        string trimmed = path.TrimEnd('/');
        bool isSound = trimmed.Length > 0 && !trimmed.StartsWith('-') && !trimmed.Contains("//", StringComparison.Ordinal)
            && !trimmed.AsSpan().ContainsAny('?', '\\', '"') && trimmed.Split('/').All(name => name is not (".." or ".") && !name.StartsWith('-'));
        return isSound ? trimmed : throw new AgentOSException(RepositoryErrors.BadAddress, "fetch", text, "its path is no path of a repository");
    }
}
