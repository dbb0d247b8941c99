using AgentOS.Errors;
using AgentOS.Kernel.Identities;
using AgentOS.Kernel.Permissions.Ledger;
using AgentOS.Policy;
using AgentOS.Policy.Files;

namespace AgentOS.Kernel.Permissions;

/// <summary>Lets calls pass that their caller's policy allows. Every decision is noted; thread-safe, never waits.</summary>
/// <param name="ledger">Takes the notes.</param>
internal sealed class Gate(PermissionLedger ledger)
{
    /// <summary>Hears of every call that was not allowed, on the thread of the call: must not wait.</summary>
    public event Action<Denial>? Denied;

    /// <summary>Whether somebody has a right. Notes nothing.</summary>
    public static bool Admits(Identity caller, Right right) => caller.Policy.Rights.Contains(right);

    /// <summary>Demands a right that is about nothing in particular.</summary>
    /// <exception cref="AgentOSException"><c>policy.denied</c>.</exception>
    public void Demand(Identity caller, Right right, string target = "") => Demand(caller, caller.Policy.Check(right, target));

    /// <summary>Demands a file.</summary>
    /// <param name="caller">Who wants it.</param>
    /// <param name="access">What for.</param>
    /// <param name="path">Absolute, as the caller sees it; ask again with what it was resolved to when that differs.</param>
    /// <exception cref="AgentOSException"><c>policy.denied</c>.</exception>
    public void DemandFile(Identity caller, PathAccess access, string path) => Demand(caller, caller.Policy.CheckFile(access, path));

    /// <summary>Demands a command line, and the time it may take.</summary>
    /// <exception cref="AgentOSException"><c>policy.denied</c>.</exception>
    public void DemandCommand(Identity caller, string command, TimeSpan time)
    {
        AgentPolicy policy = caller.Policy;
        Decision isInTime = policy.CheckTime(time);
        Demand(caller, isInTime.IsAllowed ? policy.CheckCommand(command) : isInTime);
    }

    /// <summary>Demands a URL.</summary>
    /// <exception cref="AgentOSException"><c>policy.denied</c>.</exception>
    public void DemandUrl(Identity caller, string method, string url) => Demand(caller, caller.Policy.CheckUrl(method, url));

    /// <summary>Notes a decision; goes on only when it allows.</summary>
    /// <exception cref="AgentOSException"><c>policy.denied</c>.</exception>
    public void Demand(Identity caller, Decision decision)
    {
        if (!Note(caller, decision))
            throw decision.ToException();
    }

    /// <summary>Notes a decision, and tells of a denial.</summary>
    /// <returns>What was decided.</returns>
    public bool Note(Identity caller, Decision decision)
    {
        ledger.Use(caller, decision);
        if (!decision.IsAllowed)
            Denied?.Invoke(new Denial(caller, decision));
        return decision.IsAllowed;
    }
}
