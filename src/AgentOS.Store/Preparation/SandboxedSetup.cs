using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Linux.Streams;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Isolation;
using AgentOS.Store.Packages;
using AgentOS.Store.Running;
using AgentOS.Vms.Runs;

namespace AgentOS.Store.Preparation;

/// <summary>Runs a <c>setup_command</c> in a sandbox, or in a machine like the one its agent will have: it changes a copy of the package and an empty home, and reaches the registries and the manifest's names.</summary>
/// <param name="clock">The clock of its time limit.</param>
public sealed class SandboxedSetup(TimeProvider clock) : ISetupRunner
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);
    private static readonly string[] s_dispensable = ["cpu limit"];

    // dotnet greets whoever starts it first, which in a new home is always, and makes a certificate that nobody asked for.
    private static readonly Dictionary<string, string> s_variables = new(StringComparer.Ordinal)
    {
        ["DOTNET_NOLOGO"] = "1", ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
    };

    /// <summary>Machines for agents that run in one.</summary>
    public AgentMachines? Machines { get; init; }

    /// <inheritdoc/>
    public async Task RunAsync(AgentPackage package, PermissionSet permissions, AgentIsolation isolation, PreparedDirectory place, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using Pipe output = Pipe.Create();
        using Microsoft.Win32.SafeHandles.SafeFileHandle nothing = File.OpenHandle("/dev/null");
        int written = (int)output.Input.DangerousGetHandle();
        using RunMachine? machine = Machines is null ? null : await Machines.TryBeginAsync(isolation, permissions.Resources, cancellationToken).ConfigureAwait(false);
        AgentRunRequest wanted = machine is null ? InSandbox(package, permissions, place) : machine.Hold(InMachine(package, permissions, place));
        AgentRunRequest request = wanted with { Streams = new StandardStreams((int)nothing.DangerousGetHandle(), written, written) };
        using SetupLog log = SetupLog.Create(place.Log);
        SetupOutput lines = new(progress, log);
        AgentExit exit;
        using (AgentRun run = AgentRun.Start(request, static _ => { }))
        await using (cancellationToken.Register(() => run.Stop(TimeSpan.Zero)))
        {
            output.Input.Dispose();
            await using PipeStream stream = new(output.Output, FileAccess.Read);
            Task read = lines.ReadAsync(stream);
            exit = await run.WaitAsync().ConfigureAwait(false);
            await read.ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (exit.ExitCode != 0)
            throw new AgentOSException(PreparationErrors.SetupFailed, "prepare", package.Manifest.Name, $"{Describe(exit, lines.Tail)}; all of it: {place.Log}");
        if (machine is not null)
            SetupChanges.Apply(place, package.Manifest.Name);
        File.Delete(place.Database);
    }

    private AgentRunRequest InSandbox(AgentPackage package, PermissionSet permissions, PreparedDirectory place) => RequestOf(
        permissions, place, ShellCommand.Of(package.Manifest.Runtime.SetupCommand!), new BindSource(place.Home), new BindSource(place.Code));

    // A machine shares no directory with its host: it has both copy-on-write, and what it changed is taken over afterwards.
    private AgentRunRequest InMachine(AgentPackage package, PermissionSet permissions, PreparedDirectory place) => RequestOf(
        permissions, place, ShellCommand.InImage(package.Manifest.Runtime.SetupCommand!), new MountAlias(place.Home), new MountAlias(place.Code)) with { Workspace = RealPath.Of(place.Path) };

    private AgentRunRequest RequestOf(PermissionSet permissions, PreparedDirectory place, IReadOnlyList<string> command, IMountSource home, IMountSource code) => new(
        new DatabaseLocation(place.Database),
        new SandboxSpecification(command)
        {
            Environment = s_variables,
            Home = AgentHome.Path,
            WorkingDirectory = AgentHome.Code,
            Mounts = [new SandboxMount(AgentHome.Path, home, IsReadOnly: false), new SandboxMount(AgentHome.Code, code, IsReadOnly: false)],
            Limits = new SandboxLimits(permissions.Resources.MaxMemory, permissions.Resources.MaxCpu),
            Dispensable = s_dispensable,
        })
    {
        Network = ManifestNetwork.WhilePreparing(permissions),
        TimeLimit = s_limit,
        Clock = clock,
    };

    private static string Describe(AgentExit exit, string tail) =>
        (exit.IsTimedOut ? $"it took longer than {s_limit.TotalMinutes:0} minutes" : $"exit status {exit.ExitCode}") + (tail.Length > 0 ? $": {tail}" : "");
}
