namespace AgentOS.Sandbox;

/// <summary>A limit a sandbox ran into.</summary>
[Flags]
public enum LimitHit
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>Memory: processes were killed.</summary>
    Memory = 1,
    /// <summary>Processes: new ones were refused.</summary>
    Processes = 2,
}
