using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Delegation;
using AgentOS.Kernel.Models;
using AgentOS.Store.Approvals.Permissions;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;

namespace AgentOS.Store.Delegation;

/// <summary>Starts sub-agents: each is a whole run, with its own sandbox, setup and session, and a part of what the agent that runs it may do.</summary>
/// <param name="resolver">Finds them.</param>
/// <param name="preparation">Sets them up.</param>
/// <param name="models">The way to language models; null is none.</param>
/// <param name="clock">The clock.</param>
public sealed class SubAgentStarter(PackageResolver resolver, PackagePreparation preparation, ModelAccess? models, TimeProvider clock)
{
    /// <summary>Finds an agent, without starting it.</summary>
    internal Task<AgentPackage> FindAsync(DelegationScope scope, string agent, IProgress<string>? progress, CancellationToken cancellationToken) =>
        resolver.ResolveAsync(new PackageRequest(DelegatedName.Resolve(scope.Package, agent)), progress, cancellationToken);

    /// <summary>Starts one.</summary>
    /// <returns>It, ready, and its session.</returns>
    /// <exception cref="AgentOSException"><see cref="DelegationErrors"/>, or why it cannot be started.</exception>
    internal async Task<(SubAgent Agent, AgentPackage Package, StoredSession Session)> StartAsync(
        DelegationScope scope, string name, string? sessionName, IProgress<string> progress, IDisposable place, CancellationToken cancellationToken)
    {
        AgentPackage package = await FindAsync(scope, name, progress, cancellationToken).ConfigureAwait(false);
        PermissionSet permissions = Narrow(scope, package);
        PreparedAgent prepared = await preparation.PrepareAsync(package, permissions, progress, cancellationToken).ConfigureAwait(false);
        StoredSession session = SubAgentSessions.Of(scope.Session, package, clock).Begin(sessionName);
        AgentKeys keys = HeldKeys.Take(scope, permissions, hasModels: models is { IsConfigured: true });
        DelegationScope below = new(package, permissions, session) { Depth = scope.Depth + 1, Count = scope.Count, Keys = keys };
        SubAgentLog log = new();
        SubAgentListener listener = new(log);
        AgentRunRequest request = LaunchRequest.Of(new AgentLaunch(package, permissions, prepared, session) { Keys = keys }, models, clock);
        request = request with
        {
            Sandbox = request.Sandbox with { Limits = request.Sandbox.Limits with { Within = scope.SandboxProcess } },
            PartOf = Path.GetFullPath(scope.Session.Path),
            Delegation = permissions.AllowedAgents.Count > 0 ? new AgentDelegation(below, this) : null,
        };
        // Starting a sandbox blocks.
        HostedAgent hosted = await Task.Run(() => HostedAgent.Start(request, new HostedAgentOptions(listener), static _ => { }), cancellationToken).ConfigureAwait(false);
        SubAgent agent = new(hosted, listener, log, place);
        try
        {
            await hosted.WaitReadyAsync(cancellationToken).ConfigureAwait(false);
            return (agent, package, session);
        }
        catch
        {
            await agent.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // It gets a folder of its own and never the user's project, so what it asks for there does not count.
    private static PermissionSet Narrow(DelegationScope scope, AgentPackage package)
    {
        if (package.Manifest.Runtime.Mode == AgentMode.Terminal)
            throw new AgentOSException(DelegationErrors.NotAsked, "run", package.Manifest.Name);
        PermissionSet asked = PermissionSet.Of(package.Manifest) with { Workspace = WorkspaceMode.None };
        PermissionDifference difference = PermissionDifference.Between(scope.Approved, asked);
        return difference.IsWider
            ? throw new AgentOSException(DelegationErrors.Wider, "run", package.Manifest.Name, string.Join(", ", difference.Added.Where(line => line != "workspace none").Take(10)))
            : asked;
    }
}
