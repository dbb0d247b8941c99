namespace AgentOS.Testing;

/// <summary>The checked-out sources that the running tests were built from.</summary>
public static class Checkout
{
    /// <summary>Its first directory.</summary>
    public static string Root { get; } = Find();

    /// <summary>Where <c>./agentos</c> publishes a program; it may not have yet.</summary>
    public static string Published(string program) => Path.Combine(Root, "artifacts", "native", program);

    private static string Find()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "AgentOS.slnx")))
            directory = Path.GetDirectoryName(directory);
        return directory ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
