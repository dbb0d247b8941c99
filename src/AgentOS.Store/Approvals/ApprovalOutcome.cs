namespace AgentOS.Store.Approvals;

/// <summary>How an agent came to be approved, or not.</summary>
public enum ApprovalOutcome
{
    /// <summary>A person said no.</summary>
    Declined,

    /// <summary>A person said yes now; it is remembered.</summary>
    Answered,

    /// <summary>A person said yes to this, or to more, before.</summary>
    Earlier,

    /// <summary>Somebody said <c>--yes</c> beforehand; it holds for this run.</summary>
    Beforehand,

    /// <summary>A policy allows it; it holds for this run.</summary>
    Policy,
}
