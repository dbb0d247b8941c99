namespace AgentOS.Functions;

/// <summary>What a call may change: hints, not promises, as in the Model Context Protocol.</summary>
/// <param name="IsReadOnly">It changes nothing.</param>
/// <param name="IsDestructive">It may remove or replace something.</param>
/// <param name="IsIdempotent">Calling it again with the same arguments changes nothing more.</param>
/// <param name="IsOpenWorld">It reaches beyond the agent.</param>
public sealed record FunctionEffects(bool IsReadOnly, bool IsDestructive, bool IsIdempotent, bool IsOpenWorld)
{
    /// <summary>Only looks.</summary>
    public static readonly FunctionEffects Reads = new(IsReadOnly: true, IsDestructive: false, IsIdempotent: true, IsOpenWorld: false);

    /// <summary>Adds something each time.</summary>
    public static readonly FunctionEffects Adds = new(IsReadOnly: false, IsDestructive: false, IsIdempotent: false, IsOpenWorld: false);

    /// <summary>Adds something unless it is there.</summary>
    public static readonly FunctionEffects Ensures = new(IsReadOnly: false, IsDestructive: false, IsIdempotent: true, IsOpenWorld: false);

    /// <summary>Replaces or removes something.</summary>
    public static readonly FunctionEffects Replaces = new(IsReadOnly: false, IsDestructive: true, IsIdempotent: true, IsOpenWorld: false);

    /// <summary>Replaces or removes something else each time.</summary>
    public static readonly FunctionEffects Changes = new(IsReadOnly: false, IsDestructive: true, IsIdempotent: false, IsOpenWorld: false);

    /// <summary>Asks somebody outside, and changes nothing.</summary>
    public static readonly FunctionEffects Asks = new(IsReadOnly: true, IsDestructive: false, IsIdempotent: false, IsOpenWorld: true);

    /// <summary>May do anything outside.</summary>
    public static readonly FunctionEffects Acts = new(IsReadOnly: false, IsDestructive: true, IsIdempotent: false, IsOpenWorld: true);
}
