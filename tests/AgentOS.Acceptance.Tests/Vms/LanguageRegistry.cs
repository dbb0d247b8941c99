using AgentOS.Testing;
using AgentOS.Testing.Machines;
using AgentOS.Testing.Registries;

namespace AgentOS.Acceptance.Tests.Vms;

/// <summary>A registry that stands for docker.io, with images of languages made of Debian's packages as tests ask for them, and a state directory that pulls from it.</summary>
public sealed class LanguageRegistry : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly DockerRegistry? _registry = DockerRegistry.Missing is null ? DockerRegistry.Start() : null;

    private readonly HashSet<string> _pushed = new(StringComparer.Ordinal);

    public LanguageRegistry()
    {
        Directory.CreateDirectory(_directory["state"]);
        Directory.CreateSymbolicLink(_directory["state/cache"], TestMachines.Cache);
    }

    /// <summary>Makes an image and pushes it, the first time.</summary>
    internal async Task PushAsync(string image, string packages)
    {
        Assert.SkipWhen(_registry is null, DockerRegistry.Missing ?? "");
        Assert.SkipUnless(File.Exists("/usr/bin/apt-get"), "images are made of Debian's packages");
        if (!_pushed.Add(image))
            return;
        (await ScriptAsync($"{PublishedProgram.Root}/eng/testing/debian-root root dash {packages} && tar -C root -cf root.tar . && rm -r root")).Succeeded();
        _registry.Copy($"tarball:{_directory["root.tar"]}", $"docker://library/{image}", "--dest-compress-level", "1");
    }

    /// <summary>Runs a script, for which the registry is docker.io.</summary>
    internal Task<ProgramRun> ScriptAsync(string script) => PublishedProgram.RunScriptAsync(
        _directory.Path, $"export AGENT_STATE_DIR=$PWD/state AGENT_REGISTRY_MIRROR={_registry?.Host} AGENT_ENABLE_GUEST_VOLUMES=1; {script}");

    public void Dispose()
    {
        _registry?.Dispose();
        _directory.Dispose();
    }
}
