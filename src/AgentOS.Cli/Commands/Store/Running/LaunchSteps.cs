using AgentOS.Cli.CommandLine;
using AgentOS.Cli.Commands.Keys;
using AgentOS.Cli.Commands.Run;
using AgentOS.Errors;
using AgentOS.Kernel.Models;
using AgentOS.Network.Policy;
using AgentOS.Store;
using AgentOS.Store.Approvals;
using AgentOS.Store.Approvals.Approvers;
using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Approvals.Policies;
using AgentOS.Store.Delegation;
using AgentOS.Store.Manifests;
using AgentOS.Store.Manifests.Findings;
using AgentOS.Store.Packages;
using AgentOS.Store.Preparation;
using AgentOS.Store.Running;
using AgentOS.Store.Sessions;
using AgentOS.Vault;
using AgentOS.Vault.Secrets;

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
        PackageResolver resolver = new(_directories, ReadManifest, StoreVault.Tokens(context).Find, context.Time);
        AgentPackage package = await resolver.ResolveAsync(
            new PackageRequest(choice.Agent) { Reference = choice.Reference, Refresh = choice.Refresh }, _notes, cancellationToken);
        if (choice.IsPiped && package.Manifest.Runtime.Mode == AgentMode.Terminal)
            throw new AgentOSException(RunErrors.NoProtocol, "pipe", choice.Agent);
        ApprovalDecision decision = new AgentApproval(new ApprovalFile(_directories.Data), context.Time).Approve(package, Approver(), StoredProviders());
        if (!decision.IsApproved)
            return null;
        PackagePreparation preparation = new(_directories, new SandboxedSetup(context.Time));
        PreparedAgent prepared = await preparation.PrepareAsync(package, _notes, cancellationToken);
        StoredSession session = new SessionDirectory(_directories, context.Time).Of(package).Begin(choice.Session);
        SubAgentStarter starter = new(resolver, preparation, Bind, ModelAccess.OfThisUser(), context.Time);
        return new StoreLaunch(package, session, RequestOf(package, prepared, session) with
        {
            Delegation = decision.Permissions.AllowedAgents.Count == 0 ? null : new AgentDelegation(new DelegationScope(package, decision.Permissions, session), starter),
        });
    }

    private Kernel.AgentRunRequest RequestOf(AgentPackage package, PreparedAgent prepared, StoredSession session)
    {
        ModelAccess models = ModelAccess.OfThisUser();
        EgressPolicy network = ManifestNetwork.WhileRunning(package.Manifest.Permissions);
        ManifestSecrets secrets = new(package.Manifest, network, models.IsConfigured);
        string? project = choice.Workspace is { } named ? WorkspaceChoice.Project(named) : null;
        IReadOnlyList<SecretBinding> bindings = Bind(secrets);
        Kernel.AgentRunRequest request = LaunchRequest.Of(
            new AgentLaunch(package, prepared, session) { Workspace = project, Network = network, Secrets = bindings, Variables = secrets.Addresses(bindings) },
            models,
            context.Time);
        if (request.Workspace is not null)
            new LastWorkspace(_directories).Remember(session);
        return request;
    }

    // The vault is opened, which takes a moment and may take a password, only for a key that is in it.
    private IReadOnlyList<SecretBinding> Bind(ManifestSecrets secrets)
    {
        if (secrets.Keys.Count == 0)
            return [];
        if (secrets.Keys.Any(key => StoredProviders().Contains(key.Provider)))
            return VaultAccess.Use(context, vault => secrets.Bind(() => vault));
        using KeyVault closed = KeyVault.Open(VaultLocation.OfThisUser(), clock: context.Time);
        return secrets.Bind(() => closed);
    }

    private HashSet<string> StoredProviders()
    {
        using KeyVault vault = KeyVault.Open(VaultLocation.OfThisUser(), clock: context.Time);
        return [.. vault.List().Select(key => key.Provider)];
    }

    private IApprover Approver()
    {
        if (choice.Policy is { } policy)
            return new PolicyApprover(ApprovalPolicyFile.Read(policy));
        if (choice.Yes)
            return new BeforehandApprover(context.Streams.Error);
        Questions questions = new(context.Streams);
        return questions.CanAsk && !choice.IsPiped ? new PersonApprover(context.Streams.Error, questions.Confirm) : new AbsentApprover();
    }

    private AgentManifest ReadManifest(string directory)
    {
        CheckedManifest manifest = ManifestFile.Read(directory);
        foreach (ManifestFinding warning in manifest.Warnings)
            _notes.Report($"{AgentManifest.FileName}:{warning}");
        return manifest.Manifest;
    }
}
