namespace AgentOS.Fuse.Nodes;

/// <summary>What is remembered of an inode the kernel holds.</summary>
internal struct NodeState
{
    /// <summary>How often the kernel was given the inode (fuse: nlookup).</summary>
    internal ulong Lookups;

    /// <summary><see cref="NodeStamp"/> of the state that everything the kernel cached of it is at least as new as.</summary>
    internal long Stamp;

    /// <summary>A directory whose new entries take over its group (S_ISGID).</summary>
    internal bool PassesGroupOn;
}
