namespace AgentOS.Policy;

/// <summary>What a caller may be allowed to do.</summary>
public enum Right
{
    /// <summary>Read files.</summary>
    Read,
    /// <summary>Write files.</summary>
    Write,
    /// <summary>Run commands.</summary>
    Exec,
    /// <summary>Ask language models.</summary>
    Think,
    /// <summary>Start agents, and end, pause and resume those it started.</summary>
    Spawn,
    /// <summary>Make HTTP requests.</summary>
    Http,
    /// <summary>Give rights it has to others, and take them away.</summary>
    Grant,
    /// <summary>Act on every agent, whoever started it, and on the kernel: recording, audit, metrics of all.</summary>
    Operate,
}
