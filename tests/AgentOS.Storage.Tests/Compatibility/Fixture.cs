using AgentOS.Testing;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>Copies of files that other programs wrote, from the shared fixtures: opening may change a file.</summary>
internal sealed class Fixture : IDisposable
{
    private readonly TempDirectory _directory = new();

    private Fixture(string name) => Path = _directory[name];

    internal string Path { get; }

    /// <summary>Copies a fixture, and its log where it has one; skips the test where there are no fixtures.</summary>
    internal static Fixture Copy(string name, bool withLog = false)
    {
        string? source = Find();
        Assert.SkipUnless(source is not null, "the shared fixtures are not beside this repository");
        Fixture fixture = new(name);
        string[] parts = withLog ? ["", "-wal"] : [""];
        foreach (string part in parts)
            File.WriteAllBytes(fixture.Path + part, File.ReadAllBytes(System.IO.Path.Combine(source!, name + part)));
        return fixture;
    }

    public void Dispose() => _directory.Dispose();

    private static string? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = System.IO.Path.Combine(at.FullName, "shared", "fixtures", "agentfs");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
