namespace AgentOS.Security.Tests.Laboratory;

/// <summary>The published program under test: AGENTOS_BIN, else artifacts/native/agentos above the tests.</summary>
internal static class Agentos
{
    private const string BuiltPath = "artifacts/native/agentos";

    private static readonly string? s_path = Find();

    public static string Program
    {
        get
        {
            Assert.SkipUnless(s_path is not null, $"no published program: set AGENTOS_BIN or publish to {BuiltPath}");
            return s_path!;
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("AGENTOS_BIN") is { Length: > 0 } named)
            return named;
        for (DirectoryInfo? directory = new(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            string candidate = Path.Combine(directory.FullName, BuiltPath);
            if (File.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
