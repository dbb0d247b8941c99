using AgentOS.Errors;
using AgentOS.Images.References;
using AgentOS.Images.Registries;
using AgentOS.Testing;

namespace AgentOS.Images.Tests.Store;

/// <summary>A store in a directory of a test's own.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly TempDirectory _directory = new();

    public TestStore(ImageLimits? limits = null)
    {
        Directories = new(_directory["images"]);
        Store = new(Directories, limits);
    }

    public ImageDirectories Directories { get; }

    public ImageStore Store { get; }

    public static RegistryOptions Quick { get; } = new() { RetryDelay = TimeSpan.FromMilliseconds(1), Silence = TimeSpan.FromSeconds(20) };

    public string this[string relative] => _directory[relative];

    public Task<Image> PullAsync(string name, RegistryOptions? options = null) => Store.PullAsync(ImageReference.Parse(name), options ?? Quick, null, TestContext.Current.CancellationToken);

    public async Task RefusesAsync(ErrorDefinition expected, string name, RegistryOptions? options = null)
    {
        await RefusesNewAsync(expected, name, options);
        Assert.Empty(Store.List());
        Assert.Empty(Directory.EnumerateFiles(Directories.RootDisks));
    }

    /// <summary>The same where other images are.</summary>
    public async Task RefusesNewAsync(ErrorDefinition expected, string name, RegistryOptions? options = null)
    {
        AgentOSException refusal = await Assert.ThrowsAsync<AgentOSException>(() => PullAsync(name, options));
        Assert.Same(expected, refusal.Definition);
    }

    public void Dispose() => _directory.Dispose();
}
