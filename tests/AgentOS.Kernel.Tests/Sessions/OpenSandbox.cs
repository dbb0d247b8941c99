using System.Runtime.CompilerServices;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Sessions;

/// <summary>A sandbox that waits for programs, of one test.</summary>
internal sealed class OpenSandbox : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly AgentRun _run;

    public OpenSandbox()
    {
        string init = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourcePath())!, "..", "..", "..", "artifacts", "native", "agentos-init"));
        Assert.SkipUnless(File.Exists(init) && File.Exists("/usr/bin/bwrap"), "agentos-init is not published (run ./agentos once), or bubblewrap is not installed");
        SandboxSpecification specification = new([SandboxPlan.InitPath, GuestPrograms.Wait]) { InitPath = init };
        _run = AgentRun.Start(new AgentRunRequest(new DatabaseLocation(_directory["agent.db"]), specification) { StandsAlone = false, Streams = StandardStreams.Inherited }, _ => { });
    }

    /// <summary>Its files, by a service of its own.</summary>
    public GuestFiles Files() => GuestFiles.Open(_run);

    /// <summary>What stands in for the file service is a script of the sandbox.</summary>
    public GuestFiles Files(string script) => GuestFiles.Over(GuestFileChannel.Start((_, streams) => JoinedProgram.Start(_run, new JoinRequest(["/bin/sh", "-c", script]), streams)));

    /// <summary>Runs a script inside.</summary>
    public int Run(string script)
    {
        using JoinedProgram program = JoinedProgram.Start(_run, new JoinRequest(["/bin/sh", "-c", script]), StandardStreams.Inherited);
        return program.Wait().ExitCode;
    }

    public void Dispose()
    {
        _run.Dispose();
        _directory.Dispose();
    }

    private static string SourcePath([CallerFilePath] string path = "") => path;
}
