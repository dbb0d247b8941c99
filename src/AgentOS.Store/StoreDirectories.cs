namespace AgentOS.Store;

/// <summary>Where this user's agents, sessions and cached repositories are (XDG Base Directory Specification 0.8).</summary>
/// <param name="Data">What is kept: keys, approvals, installed agents, sessions.</param>
/// <param name="Cache">What can be made again: repositories, prepared agents.</param>
public sealed record StoreDirectories(string Data, string Cache)
{
    private const string Application = "agentstore";

    /// <summary>Fetched repositories.</summary>
    public string Repositories => Path.Combine(Cache, "repositories");

    /// <summary>Packed agents, unpacked.</summary>
    public string Unpacked => Path.Combine(Cache, "unpacked");

    /// <summary><c>agentstore</c> below <c>XDG_DATA_HOME</c> and <c>XDG_CACHE_HOME</c>; relative values are ignored, as the specification demands.</summary>
    public static StoreDirectories OfThisUser() =>
        new(Below("XDG_DATA_HOME", ".local/share"), Below("XDG_CACHE_HOME", ".cache"));

    private static string Below(string variable, string fallback)
    {
        string? directory = Environment.GetEnvironmentVariable(variable);
        return Path.IsPathRooted(directory)
            ? Path.Combine(directory, Application)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), fallback, Application);
    }
}
