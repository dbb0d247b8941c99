namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>The published program under test: AGENTOS_BIN, else artifacts/native/agentos above the tests.</summary>
internal static class Agentos
{
    private const string BuiltPath = "artifacts/native/agentos";

    public static string? Program { get; } = Environment.GetEnvironmentVariable("AGENTOS_BIN") is { Length: > 0 } named ? named : Find();

    private static string? Find()
    {
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            string candidate = Path.Combine(directory.FullName, BuiltPath);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
