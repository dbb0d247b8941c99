using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Startup.Contenders;

/// <summary>npm's <c>@anthropic-ai/sandbox-runtime</c>: bubblewrap and two network proxies, driven from Node.</summary>
internal sealed class SandboxRuntime : IContenderSource
{
    private static readonly NpmPackage Package = new("@anthropic-ai/sandbox-runtime", "0.0.78");

    public Contender Create(BenchContext context)
    {
        string directory = Package.Install(context.Workspace, context.Progress);
        context.Debian.Program("bwrap", "bubblewrap");
        context.Debian.Program("rg", "ripgrep");
        context.Debian.Program("socat", "socat", "libwrap0", "libnsl2");
        return new("srt", new(Path.Combine(directory, "node_modules", ".bin", "srt"), "true")
        {
            Environment = context.Debian.ProgramEnvironment,
        });
    }
}
