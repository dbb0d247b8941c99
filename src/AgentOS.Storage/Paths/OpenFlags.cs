namespace AgentOS.Storage;

/// <summary>How a file is opened, as open(2) has it.</summary>
[Flags]
public enum OpenFlags
{
    /// <summary>It may be read.</summary>
    Read = 1,

    /// <summary>It may be written.</summary>
    Write = 2,

    /// <summary>It is made, with its parent directories, when it is missing.</summary>
    Create = 4,

    /// <summary>It must be missing.</summary>
    Exclusive = 8,

    /// <summary>It is emptied.</summary>
    Truncate = 16,

    /// <summary>Everything is written to its end.</summary>
    Append = 32,
}
