using AgentOS.Errors;
using AgentOS.Store.Packages;
using AgentOS.Store.Repositories;

namespace AgentOS.Store.Sessions;

/// <summary>Where the sessions of all agents are. Agents that came from different places have different sessions, even when they call themselves the same.</summary>
/// <param name="directories">This user's.</param>
/// <param name="clock">The clock.</param>
public sealed class SessionDirectory(StoreDirectories directories, TimeProvider clock)
{
    private const string NameFile = "agent";
    private const int LongestName = 255; // NAME_MAX

    private string Root => Path.Combine(directories.Data, "sessions");

    /// <summary>The sessions of an agent.</summary>
    public AgentSessions Of(AgentPackage package)
    {
        string directory = PlaceOf(package.Origin);
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(Path.Combine(directory, NameFile), package.Manifest.Name);
        return new AgentSessions(directory, clock);
    }

    /// <summary>The sessions of an agent that ran before, by where it came from, in any spelling, or by the name it calls itself; null when none did.</summary>
    /// <param name="agent">An origin, or a manifest's name.</param>
    /// <exception cref="AgentOSException"><see cref="PackageErrors.SeveralAgents"/>: the name is that of several.</exception>
    public AgentSessions? Find(string agent)
    {
        if (Origins(agent).Select(origin => Path.Combine(Root, FileName(origin))).FirstOrDefault(Directory.Exists) is { } direct)
            return new AgentSessions(direct, clock);
        string[] named = Directory.Exists(Root) ? [.. Directory.EnumerateDirectories(Root).Where(directory => NameIn(directory) == agent)] : [];
        return named switch
        {
            [] => null,
            [string only] => new AgentSessions(only, clock),
            _ => throw new AgentOSException(PackageErrors.SeveralAgents, "find", agent, string.Join(", ", named.Select(path => EncodedName.Decode(Path.GetFileName(path))))),
        };
    }

    private string PlaceOf(AgentOrigin origin) => Path.Combine(Root, FileName(origin.Name));

    private static IEnumerable<string> Origins(string agent) => RepositoryAddressParser.Parse(agent) is { } address ? RepositoryOrigin.Possible(address) : [agent];

    private static string? NameIn(string directory)
    {
        string file = Path.Combine(directory, NameFile);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    // A path may be longer than a file name; such a one is told by its hash.
    private static string FileName(string origin)
    {
        string encoded = EncodedName.Encode(origin);
        return encoded.Length <= LongestName ? encoded : LongNames.Hash(origin);
    }
}
