using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Keys;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Kernel.Models;
using AgentOS.Store;
using AgentOS.Store.Approvals;
using AgentOS.Store.Delegation;
using AgentOS.Store.Isolation;
using AgentOS.Store.Manifests;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;
using AgentOS.Vault;
using AgentOS.Vms;
using AgentOS.Vms.Hosting;
using AgentOS.Vms.Runs;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>From what the user called an agent to one that may be started: found, approved, prepared, with its keys. What is asked and told is on standard error.</summary>
internal sealed class LaunchSteps(CommandContext context, StoreRunChoice choice)
{
    private readonly StoreDirectories _directories = StoreDirectories.OfThisUser();
    private readonly NoteWriter _notes = new(context.Streams.Error);

    /// <summary>Takes them.</summary>
    /// <returns>Null when a person said no.</returns>
    /// <exception cref="AgentOSException">A step cannot be taken.</exception>
    public async Task<StoreLaunch?> TakeAsync(CancellationToken cancellationToken)
    {
        ApprovalStep step = new(context, choice);
        AgentPackage package = await step.FindAsync(cancellationToken);
        if (choice.IsPiped && package.Manifest.Runtime.Mode == AgentMode.Terminal)
            throw new AgentOSException(RunErrors.NoProtocol, "pipe", choice.Agent);
        AgentIsolation isolation = await step.IsolateAsync(package, cancellationToken);
        ApprovalDecision decision = step.Decide(package, isolation);
        if (!decision.IsApproved)
            return null;
        ManifestSecrets secrets = new(decision.Permissions, ModelAccess.OfThisUser().IsConfigured);
        new MissingKeys(context, choice).Settle(secrets);
        AgentMachines machines = Machines();
        PackagePreparation preparation = new(_directories, new SandboxedSetup(context.Time) { Machines = machines }) { Isolation = isolation };
        PreparedAgent prepared = await preparation.PrepareAsync(package, decision.Permissions, _notes, cancellationToken);
        // It begins beside the rest.
        RunMachine? machine = await machines.TryBeginAsync(isolation, decision.Permissions.Resources, cancellationToken);
        try
        {
            StoredSession session = Begin(package);
            AgentLaunch launch = new(package, decision.Permissions, prepared, session) { Keys = Take(secrets), Isolation = isolation };
            SubAgentStarter starter = new(step.Resolver, preparation, ModelAccess.OfThisUser(), context.Time);
            AgentRunRequest request = RequestOf(launch) with
            {
                Delegation = decision.Permissions.AllowedAgents.Count == 0 ? null : new AgentDelegation(new DelegationScope(package, decision.Permissions, session) { Keys = launch.Keys }, starter),
            };
            return new StoreLaunch(package, session, machine?.Hold(request) ?? request, machine);
        }
        catch
        {
            machine?.Dispose();
            throw;
        }
    }

    private AgentMachines Machines()
    {
        VmDirectories directories = VmDirectories.OfThisUser();
        return new AgentMachines(directories, new MachinePreparation(directories, HostProgram.ThisOne, context.Time) { Noting = _notes.Report }, context.Time);
    }

    private StoredSession Begin(AgentPackage package)
    {
        AgentSessions sessions = new SessionDirectory(_directories, context.Time).Of(package);
        return sessions.Begin(choice.Resumed is { } resumed ? sessions.Find(resumed).Name : choice.Session);
    }

    private AgentRunRequest RequestOf(AgentLaunch launch)
    {
        AgentRunRequest request = LaunchRequest.Of(launch with { Workspace = new ProjectChoice(context, _notes).Of(launch, choice.Workspace) }, ModelAccess.OfThisUser(), context.Time);
        foreach (string variable in request.ExposedSecrets)
            _notes.Report($"The agent has the key in {variable} ITSELF, as you approved: what it does with it is out of our hands.");
        if (request.Workspace is not null)
            new LastWorkspace(_directories).Remember(launch.Session);
        return request;
    }

    // The vault is opened, which takes a moment and may take a password, only for a key that is in it.
    private AgentKeys Take(ManifestSecrets secrets)
    {
        if (secrets.Keys.Count == 0)
            return AgentKeys.None;
        IReadOnlySet<string> stored = KeyCollector.StoredProviders(context);
        if (secrets.Keys.Any(key => stored.Contains(key.Provider)))
            return VaultAccess.Use(context, vault => secrets.Take(() => vault));
        using KeyVault closed = KeyVault.Open(VaultLocation.OfThisUser(), clock: context.Time);
        return secrets.Take(() => closed);
    }
}
