namespace AgentOS.Fuse.Nodes;

/// <summary>A directory entry the kernel caches; its name lies in the owner's arena.</summary>
internal struct EntryRecord
{
    internal long Parent;
    internal long Child;
    internal int NameStart;
    internal byte NameLength;
}
