using AgentOS.Cli.CommandLine;
using AgentOS.Errors;
using AgentOS.Images;
using AgentOS.Store;
using AgentOS.Store.Approvals;
using AgentOS.Store.Approvals.Approvers;
using AgentOS.Store.Approvals.Memory;
using AgentOS.Store.Approvals.Policies;
using AgentOS.Store.Isolation;
using AgentOS.Store.Manifests;
using AgentOS.Store.Manifests.Findings;
using AgentOS.Store.Packages;
using AgentOS.Vms;

namespace AgentOS.Cli.Commands.Store.Running;

/// <summary>From what the user called an agent to a decision about it. What is asked and told is on standard error.</summary>
internal sealed class ApprovalStep
{
    private readonly CommandContext _context;
    private readonly StoreRunChoice _choice;
    private readonly NoteWriter _notes;
    private readonly StoreDirectories _directories = StoreDirectories.OfThisUser();

    public ApprovalStep(CommandContext context, StoreRunChoice choice)
    {
        (_context, _choice, _notes) = (context, choice, new NoteWriter(context.Streams.Error));
        Resolver = new PackageResolver(_directories, ReadManifest, StoreVault.Tokens(context).Find, context.Time);
    }

    /// <summary>Finds packages.</summary>
    public PackageResolver Resolver { get; }

    /// <summary>Finds the agent.</summary>
    /// <exception cref="AgentOSException">There is none, or it cannot be used.</exception>
    public Task<AgentPackage> FindAsync(CancellationToken cancellationToken) =>
        Resolver.ResolveAsync(new PackageRequest(_choice.Agent) { Reference = _choice.Reference, Refresh = _choice.Refresh }, _notes, cancellationToken);

    /// <summary>What it would run in.</summary>
    /// <exception cref="AgentOSException">A machine is wanted and cannot be had.</exception>
    public Task<AgentIsolation> IsolateAsync(AgentPackage package, CancellationToken cancellationToken) =>
        new TierSelection(VmDirectories.OfThisUser(), ImageDirectories.OfThisUser(), _context.Time).SelectAsync(package, _choice.Tier, cancellationToken);

    /// <summary>Decides about it.</summary>
    /// <exception cref="AgentOSException"><see cref="ApprovalErrors"/>.</exception>
    public ApprovalDecision Decide(AgentPackage package, AgentIsolation isolation) =>
        new AgentApproval(new ApprovalFile(_directories.Data), _context.Time).Approve(package, Approver(), isolation, KeyCollector.StoredProviders(_context));

    private IApprover Approver()
    {
        if (_choice.Policy is { } policy)
            return new PolicyApprover(ApprovalPolicyFile.Read(policy));
        if (_choice.Yes)
            return new BeforehandApprover(_context.Streams.Error);
        Questions questions = new(_context.Streams);
        return questions.CanAsk && !_choice.IsPiped ? new PersonApprover(_context.Streams.Error, questions.Confirm) : new AbsentApprover();
    }

    private AgentManifest ReadManifest(string directory)
    {
        CheckedManifest manifest = ManifestFile.Read(directory);
        foreach (ManifestFinding warning in manifest.Warnings)
            _notes.Report($"{AgentManifest.FileName}:{warning}");
        return manifest.Manifest;
    }
}
