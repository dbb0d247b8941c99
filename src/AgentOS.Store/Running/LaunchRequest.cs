using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Models;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Store.Manifests;

namespace AgentOS.Store.Running;

/// <summary>Turns a launch into what the kernel runs.</summary>
public static class LaunchRequest
{
    // Hosts without cgroups cannot limit processor time; the report says so.
    private static readonly string[] s_dispensable = ["cpu limit"];

    /// <summary>The request. Nothing is started yet.</summary>
    /// <param name="launch">What is to be run.</param>
    /// <param name="models">The way to language models; null is none.</param>
    /// <param name="clock">The clock; its time zone is the agent's.</param>
    /// <exception cref="AgentOSException"><see cref="RunErrors.NoWorkspace"/>.</exception>
    public static AgentRunRequest Of(AgentLaunch launch, ModelAccess? models, TimeProvider clock)
    {
        WorkspaceMode mode = launch.Permissions.Workspace;
        ManifestResources resources = launch.Permissions.Resources;
        if (launch.Workspace is { } refused && mode == WorkspaceMode.None)
            throw new AgentOSException(RunErrors.NoWorkspace, "work on", refused);
        string? changed = mode == WorkspaceMode.ReadWrite ? launch.Workspace : null;
        string command = launch.Package.Manifest.Runtime.RunCommand;
        string? shown = mode == WorkspaceMode.ReadOnly ? launch.Workspace : null;
        return new AgentRunRequest(
            new DatabaseLocation(launch.Session.Path),
            new SandboxSpecification(launch.Isolation.IsMachine ? ShellCommand.InImage(command) : ShellCommand.Of(command))
            {
                Environment = Environment(launch, clock),
                WorkingDirectory = AgentHome.Code,
                CurrentDirectory = changed,
                Mounts = [.. launch.Isolation.IsMachine ? launch.Prepared.Aliases : launch.Prepared.Mounts, .. shown is null ? [] : ReadOnly(shown)],
                Limits = new SandboxLimits(resources.MaxMemory, resources.MaxCpu) { IsShared = launch.Permissions.AllowedAgents.Count > 0 },
                Dispensable = s_dispensable,
            })
        {
            Home = AgentHome.Path,
            Layers = launch.Isolation.IsMachine ? [.. launch.Prepared.Layers, .. launch.Prepared.AliasedLayers] : launch.Prepared.Layers,
            Folders = changed is null ? [AgentHome.CodeName, AgentHome.WorkspaceName] : [AgentHome.CodeName],
            Workspace = changed,
            Network = ManifestNetwork.WhileRunning(launch.Permissions),
            Secrets = launch.Keys.Bound,
            ExposedSecrets = [.. launch.Keys.Itself.Keys],
            Models = models,
            TimeLimit = resources.MaxTime,
            Clock = clock,
        };
    }

    private static SandboxMount[] ReadOnly(string project) =>
        [new(project, new BindSource(project), IsReadOnly: true), new(AgentHome.Workspace, new BindSource(project), IsReadOnly: true)];

    private static Dictionary<string, string> Environment(AgentLaunch launch, TimeProvider clock)
    {
        Dictionary<string, string> variables = new(launch.Keys.Addresses.Concat(launch.Keys.Itself), StringComparer.Ordinal)
        {
            ["WORKSPACE"] = AgentHome.Workspace,
            // Standard output is a pipe: what Python keeps in its buffer would never be an answer.
            ["PYTHONUNBUFFERED"] = "1",
            // What it writes beside its code is gone with the run, so bytecode would be written anew at every start, for nothing.
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["TZ"] = clock.LocalTimeZone.Id,
        };
        return variables;
    }
}
