namespace AgentOS.Storage.Files;

/// <summary>What <see cref="IFileTree.Seek"/> looks for.</summary>
public enum SeekTarget
{
    /// <summary>The next byte that is stored (SEEK_DATA).</summary>
    Data,

    /// <summary>The next hole, the end of the file counting as one (SEEK_HOLE).</summary>
    Hole,
}
