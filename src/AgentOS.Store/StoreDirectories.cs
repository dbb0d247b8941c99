using AgentOS.Linux.Places;
using AgentOS.Vault;

namespace AgentOS.Store;

/// <summary>Where this user's agents, sessions and cached repositories are (XDG Base Directory Specification 0.8).</summary>
/// <param name="Data">What is kept: keys, approvals, installed agents, sessions.</param>
/// <param name="Cache">What can be made again: repositories, prepared agents.</param>
public sealed record StoreDirectories(string Data, string Cache)
{
    /// <summary>What nobody used for so long is not missed when it goes from the cache.</summary>
    public static readonly TimeSpan UnusedAge = TimeSpan.FromDays(30);

    /// <summary>Fetched repositories.</summary>
    public string Repositories => Path.Combine(Cache, "repositories");

    /// <summary>Packed agents, unpacked.</summary>
    public string Unpacked => Path.Combine(Cache, "unpacked");

    /// <summary>Installed agents.</summary>
    public string Agents => Path.Combine(Data, "agents");

    /// <summary>Agents that were set up.</summary>
    public string Prepared => Path.Combine(Cache, "prepared");

    /// <summary>This user's (<see cref="UserDirectories"/>), beside the keys.</summary>
    public static StoreDirectories OfThisUser() => new(UserDirectories.Data(VaultLocation.Application), UserDirectories.Cache(VaultLocation.Application));
}
