namespace AgentOS.Store.Preparation;

/// <summary>One prepared agent in the cache, or one that is being made.</summary>
/// <param name="Path">Its directory.</param>
public sealed record PreparedDirectory(string Path)
{
    /// <summary>Its code.</summary>
    public string Code => System.IO.Path.Combine(Path, "agent");

    /// <summary>What setup left in the home.</summary>
    public string Home => System.IO.Path.Combine(Path, "home");

    /// <summary>The file the setup's sandbox works with.</summary>
    public string Database => System.IO.Path.Combine(Path, "setup.db");

    /// <summary>Whether it has been made.</summary>
    public bool IsThere => Directory.Exists(Path);

    /// <summary>The agent, prepared.</summary>
    public PreparedAgent Agent => new(Code, Home);

    /// <summary>Removes it, whatever modes setup gave its directories.</summary>
    public void Remove()
    {
        if (!IsThere)
            return;
        EnumerationOptions everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (string directory in Directory.EnumerateDirectories(Path, "*", everything))
            File.SetUnixFileMode(directory, File.GetUnixFileMode(directory) | UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Delete(Path, recursive: true);
    }
}
