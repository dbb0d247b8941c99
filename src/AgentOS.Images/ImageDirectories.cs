namespace AgentOS.Images;

/// <summary>Where images are kept. Everything in it can be pulled, imported or built again.</summary>
/// <param name="Root">The directory.</param>
public sealed record ImageDirectories(string Root)
{
    /// <summary>Manifests, configurations and layers, each named by its digest.</summary>
    public string Blobs => Path.Combine(Root, "blobs", "sha256");

    /// <summary>What is not finished. A file here is worked on by whoever holds its lock.</summary>
    public string Drafts => Path.Combine(Root, "drafts");

    /// <summary>Root disks, named by the digest of the image's manifest.</summary>
    public string RootDisks => Path.Combine(Root, "roots");

    /// <summary>Names of images.</summary>
    public string Names => Path.Combine(Root, "names");

    /// <summary>What commands of recipes changed, by what they were run on.</summary>
    public string Steps => Path.Combine(Root, "steps");

    /// <summary>Held shared by those who add, exclusively by who collects what is not needed.</summary>
    public string Lock => Path.Combine(Root, "lock");

    /// <summary><c>images</c> below <c>AGENT_STATE_DIR</c>, else in <c>agentos</c> below <c>XDG_STATE_HOME</c>.</summary>
    public static ImageDirectories OfThisUser()
    {
        if (Absolute("AGENT_STATE_DIR") is { } chosen)
            return new(Path.Combine(chosen, "images"));
        string state = Absolute("XDG_STATE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return new(Path.Combine(state, "agentos", "images"));
    }

    /// <summary>Makes what is missing; only its owner may look into it.</summary>
    public void Make()
    {
        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (string directory in (ReadOnlySpan<string>)[Root, Blobs, Drafts, RootDisks, Names, Steps])
            Directory.CreateDirectory(directory, own);
    }

    private static string? Absolute(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value && Path.IsPathRooted(value) ? value : null;
}
