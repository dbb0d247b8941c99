using AgentOS.Bench.Files;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench;

/// <summary>What all suites share.</summary>
internal sealed class BenchContext
{
    public BenchContext(BenchOptions options, Workspace workspace, Action<string> progress)
    {
        Options = options;
        Workspace = workspace;
        Progress = progress;
        Debian = new(workspace, progress);
        Tools = new(workspace);
        Inputs = new(workspace, Debian, Tools, progress);
        Program = new(() => AgentOSProgram.Locate(workspace, options.ChosenProgram, progress));
    }

    public BenchOptions Options { get; }

    public Workspace Workspace { get; }

    public Action<string> Progress { get; }

    public DebianPackages Debian { get; }

    public CompiledTools Tools { get; }

    public WorkloadInputs Inputs { get; }

    /// <summary>Path of the <c>agentos</c> program; asking for it builds it.</summary>
    public Lazy<string> Program { get; }
}
