namespace AgentOS.Storage;

/// <summary>Rights that access(2) asks about, for the owner of the file.</summary>
[Flags]
public enum FileAccessMode
{
    /// <summary>It exists.</summary>
    Exists = 0,

    /// <summary>It may be executed or searched.</summary>
    Execute = 1,

    /// <summary>It may be written.</summary>
    Write = 2,

    /// <summary>It may be read.</summary>
    Read = 4,
}
