using AgentOS.Errors;
using AgentOS.Kernel.Delegation;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;

namespace AgentOS.Store.Delegation;

/// <summary>What the name of an allowed agent means to the agent whose manifest has it.</summary>
internal static class DelegatedName
{
    /// <summary>A path is one from its package's folder. That of a stranger's package leads to nothing outside of it: the user's own agents are not a stranger's to name by where they are.</summary>
    /// <exception cref="AgentOSException"><see cref="DelegationErrors.NotAllowed"/>.</exception>
    public static string Resolve(AgentPackage package, string name)
    {
        if (RepositoryAddressParser.Parse(name) is not null || !name.Contains('/', StringComparison.Ordinal))
            return name;
        string path = Path.GetFullPath(name, package.Directory);
        return package.Origin.IsLocal || path.StartsWith($"{package.Directory}/", StringComparison.Ordinal)
            ? path
            : throw new AgentOSException(DelegationErrors.NotAllowed, "run", name, "the path leads out of the package");
    }
}
