namespace AgentOS.Client.Permissions;

/// <summary>What a call needs.</summary>
public enum AgentPermission
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>Read files.</summary>
    Read,
    /// <summary>Write files.</summary>
    Write,
    /// <summary>Run commands.</summary>
    Exec,
    /// <summary>Ask language models.</summary>
    Think,
    /// <summary>Start and end agents.</summary>
    Spawn,
    /// <summary>Make HTTP requests.</summary>
    Http,
}
