namespace AgentOS.Fuse.Directories;

/// <summary>One entry of a directory listing; its name lies in the snapshot.</summary>
internal struct SnapshotEntry : IComparable<SnapshotEntry>
{
    /// <summary>Where a listing goes on after this entry (the kernel's <c>d_off</c>).</summary>
    internal long Cookie;
    internal long Number;
    internal uint Type;
    internal int NameStart;
    internal int NameLength;

    public readonly int CompareTo(SnapshotEntry other) => Cookie.CompareTo(other.Cookie);
}
