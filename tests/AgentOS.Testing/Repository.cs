namespace AgentOS.Testing;

/// <summary>Paths of the checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The launcher, which is the program as a person starts it.</summary>
    public static string Launcher => Path.Combine(Root, "agentos");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "AgentOS.slnx")) ? folder : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the tests run outside their checkout"));
}
