using AgentOS.Storage.Workspaces;

namespace AgentOS.Workspace;

/// <summary>A file or directory of the workspace as the kernel knows it: in the base, in the database, or a directory merged of both.</summary>
internal sealed class OverlayNode(long id, long parent, byte[] name)
{
    /// <summary>Its inode number for programs; never changes while the workspace exists.</summary>
    public long Id { get; } = id;

    /// <summary>The directory it was last seen in.</summary>
    public long Parent { get; set; } = parent;

    /// <summary>Its name there.</summary>
    public byte[] Name { get; set; } = name;

    /// <summary>Its inode in the database; 0 while it is only in the base.</summary>
    public long Upper { get; set; }

    /// <summary>Where it is in the base; null when nothing of it is.</summary>
    public byte[]? BasePath { get; set; }

    /// <summary>The base's state when it was last looked at, or when it was copied up.</summary>
    public BaseStamp Stamp { get; set; }

    /// <summary>Bytes at its start that are read from the base where no chunk is stored.</summary>
    public long BaseLength { get; set; }

    /// <summary>Indexes of stored chunks, once they were asked for; only while <see cref="BaseLength"/> is above 0.</summary>
    public HashSet<long>? StoredChunks { get; set; }

    /// <summary>Its last name was removed, but somebody may hold it.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>In the base only.</summary>
    public bool IsBaseOnly => Upper == 0;

    /// <summary>A file of the database some of whose content is still in the base.</summary>
    public bool IsPartial => Upper != 0 && BaseLength > 0;
}
