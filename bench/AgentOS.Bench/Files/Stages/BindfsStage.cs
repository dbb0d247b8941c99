using System.Diagnostics;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Files.Stages;

/// <summary>A host directory beside agent.db through bindfs, a passthrough FUSE server in C, with its default options.</summary>
internal sealed class BindfsStage : Stage
{
    private static readonly TimeSpan MountLimit = TimeSpan.FromSeconds(10);

    private readonly Process _server;

    private BindfsStage(Process server, string directory, StageSetup setup)
        : base("bindfs", new Shell(StageSetup.Bash, directory), directory, setup.Workspace.Inputs, setup) => _server = server;

    /// <exception cref="UnavailableException">bindfs cannot be had or cannot mount here.</exception>
    public static BindfsStage Open(StageSetup setup)
    {
        string program = setup.Debian.Program("bindfs", "bindfs", "libfuse3-3");
        string source = setup.Workspace.CreateDirectory("bindfs-source");
        string mountPoint = setup.Workspace.CreateDirectory("bindfs");
        // In the foreground and tied to this process, so that the mount goes when the benchmark does, however it ends.
        ProcessStartInfo start = new("setpriv", ["--pdeathsig", "TERM", program, "-f", source, mountPoint]) 
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in setup.Debian.ProgramEnvironment)
            start.Environment[name] = value;

        Process server = Process.Start(start)!;
        if (!SpinWait.SpinUntil(() => server.HasExited || IsMounted(mountPoint), MountLimit) || server.HasExited)
            throw new UnavailableException($"bindfs cannot mount here: {(server.HasExited ? server.StandardError.ReadToEnd().Trim() : "no mount in time")}");
        return new(server, mountPoint, setup);
    }

    /// <summary>bindfs unmounts when it is told to end; SIGTERM by kill(1), which .NET has no call for.</summary>
    public override void Dispose()
    {
        base.Dispose();
        using (Process kill = Process.Start("kill", [$"{_server.Id}"]))
            kill.WaitForExit();
        _server.WaitForExit();
        _server.Dispose();
    }

    private static bool IsMounted(string mountPoint) =>
        File.ReadLines("/proc/self/mounts").Any(line => line.Contains($" {mountPoint} ", StringComparison.Ordinal));
}
