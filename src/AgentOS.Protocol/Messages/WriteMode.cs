namespace AgentOS.Protocol;

/// <summary>How a file is written.</summary>
public enum WriteMode
{
    /// <summary>A new file takes the place of what is there.</summary>
    Replace,
    /// <summary>Added to its end.</summary>
    Append,
}
