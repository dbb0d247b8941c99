namespace AgentOS.Policy.Files;

/// <summary>What is to be done with a file.</summary>
public enum PathAccess
{
    /// <summary>Look at it.</summary>
    Read,
    /// <summary>Make or change it.</summary>
    Write,
}
