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
        ManifestRuntime runtime = launch.Package.Manifest.Runtime;
        WorkspaceMode mode = launch.Package.Manifest.Permissions.Workspace;
        if (launch.Workspace is { } refused && mode == WorkspaceMode.None)
            throw new AgentOSException(RunErrors.NoWorkspace, "work on", refused);
        string? changed = mode == WorkspaceMode.ReadWrite ? launch.Workspace : null;
        string? shown = mode == WorkspaceMode.ReadOnly ? launch.Workspace : null;
        return new AgentRunRequest(
            new DatabaseLocation(launch.Session.Path),
            new SandboxSpecification(ShellCommand.Of(runtime.RunCommand))
            {
                Environment = Environment(launch, clock),
                WorkingDirectory = AgentHome.Code,
                CurrentDirectory = changed,
                Mounts = [.. launch.Prepared.Mounts, .. shown is null ? [] : ReadOnly(shown)],
                Limits = new SandboxLimits(runtime.Resources.MaxMemory, runtime.Resources.MaxCpu),
                Dispensable = s_dispensable,
            })
        {
            Home = AgentHome.Path,
            Folders = changed is null ? [AgentHome.CodeName, AgentHome.WorkspaceName] : [AgentHome.CodeName],
            Workspace = changed,
            Network = launch.Network,
            Secrets = launch.Secrets,
            Models = models,
            TimeLimit = runtime.Resources.MaxTime,
            Clock = clock,
        };
    }

    private static SandboxMount[] ReadOnly(string project) =>
        [new(project, new BindSource(project), IsReadOnly: true), new(AgentHome.Workspace, new BindSource(project), IsReadOnly: true)];

    private static Dictionary<string, string> Environment(AgentLaunch launch, TimeProvider clock)
    {
        Dictionary<string, string> variables = new(launch.Variables, StringComparer.Ordinal)
        {
            ["WORKSPACE"] = AgentHome.Workspace,
            // Standard output is a pipe: what Python keeps in its buffer would never be an answer.
            ["PYTHONUNBUFFERED"] = "1",
            // Its code is read-only, so Python would look in vain for a place to keep bytecode at every start.
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["TZ"] = clock.LocalTimeZone.Id,
        };
        return variables;
    }
}
