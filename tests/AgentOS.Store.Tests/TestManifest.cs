using AgentOS.Store.Manifests;

namespace AgentOS.Store.Tests;

/// <summary>Manifests of packages whose manifest does not matter.</summary>
internal static class TestManifest
{
    internal const string Text = "name: test-agent\ndisplay_name: Test\nversion: 1.0.0\ndescription: Tests.\nauthor:\n  name: Tests\nruntime:\n  run_command: ./agent\n";

    /// <summary>Its name is that of its folder.</summary>
    internal static AgentManifest Of(string directory) =>
        new(Path.GetFileName(directory), "Test", "1.0.0", "Tests.", new ManifestAuthor("Tests"), new ManifestRuntime("./agent"));
}
