namespace AgentOS.Images.Layers;

/// <summary>What an entry of an archive is.</summary>
internal enum TarEntryKind
{
    /// <summary>A file with its content.</summary>
    File,

    /// <summary>Another name of a file.</summary>
    HardLink,

    /// <summary>A symbolic link.</summary>
    SymbolicLink,

    /// <summary>A character device.</summary>
    CharacterDevice,

    /// <summary>A block device.</summary>
    BlockDevice,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A named pipe.</summary>
    Pipe,
}
