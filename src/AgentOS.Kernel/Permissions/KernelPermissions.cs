using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Models;
using AgentOS.Kernel.Permissions.Calls;
using AgentOS.Kernel.Permissions.Ledger;
using AgentOS.Kernel.Syscalls;

namespace AgentOS.Kernel.Permissions;

/// <summary>Who may do what in a kernel: the gate in front of all calls, changes of policies, and the ledger of both.</summary>
internal sealed class KernelPermissions : IDisposable
{
    private const string LedgerName = "permissions.db";

    private readonly IdentityTable _identities;
    private readonly ModelAskers _models;
    private readonly PermissionLedger _ledger;
    private readonly PermissionChanges _changes;

    public KernelPermissions(IdentityTable identities, ModelAskers models, AgentKernelOptions options)
    {
        (_identities, _models) = (identities, models);
        _ledger = new PermissionLedger(Path.Combine(options.StateDirectory, LedgerName), options.Clock);
        identities.Removed += _ledger.Detach;
        Gate = new Gate(_ledger);
        _changes = new PermissionChanges(identities, Gate, _ledger, options.Clock);
        Admission = new PolicyAdmission(_ledger, options.Clock);
    }

    /// <summary>Hears of everybody whose policy has changed.</summary>
    public event Action<Identity>? Changed
    {
        add => _changes.Changed += value;
        remove => _changes.Changed -= value;
    }

    /// <summary>What callers are allowed and denied.</summary>
    public Gate Gate { get; }

    /// <summary>What new agents may do.</summary>
    public IAgentAdmission Admission { get; }

    /// <summary>The calls about permissions.</summary>
    public IEnumerable<SyscallEntry> Calls => PermissionCalls.All(_identities, Gate, _changes, _models);

    /// <summary>Writes down what is left. After the server has ended.</summary>
    public void Dispose()
    {
        _changes.Dispose();
        _ledger.Dispose();
    }
}
