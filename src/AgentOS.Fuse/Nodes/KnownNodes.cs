using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AgentOS.Storage.Files;

namespace AgentOS.Fuse.Nodes;

/// <summary>The inodes the kernel holds. Sharded, so that parallel requests seldom meet on one lock.</summary>
internal sealed class KnownNodes
{
    private const int ShardCount = 16;
    private const uint SetGroupIdDirectory = ModeBits.Directory | 0x400;

    private readonly Dictionary<long, NodeState>[] _shards = CreateShards();

    /// <summary>The root is the kernel's from the start: it is mounted, never looked up.</summary>
    internal KnownNodes() => ShardOf(IFileTree.RootInode)[IFileTree.RootInode] = new NodeState { Lookups = 1 };

    /// <summary>How many inodes the kernel holds.</summary>
    internal int Count
    {
        get
        {
            int count = 0;
            foreach (Dictionary<long, NodeState> shard in _shards)
            {
                lock (shard)
                    count += shard.Count;
            }

            return count;
        }
    }

    /// <summary>The kernel is about to be given the inode once more.</summary>
    internal void Acquire(in Inode inode)
    {
        Dictionary<long, NodeState> shard = ShardOf(inode.Number);
        lock (shard)
        {
            ref NodeState state = ref CollectionsMarshal.GetValueRefOrAddDefault(shard, inode.Number, out _);
            if (state.Lookups++ == 0)
                state.Stamp = NodeStamp.Of(inode);
            state.PassesGroupOn = PassesGroupOn(inode);
        }
    }

    /// <summary>
    /// The kernel is about to see these attributes. That leaves the stamp alone: pages and entries it cached earlier are not renewed with them.
    /// </summary>
    internal void Show(in Inode inode)
    {
        Dictionary<long, NodeState> shard = ShardOf(inode.Number);
        lock (shard)
        {
            ref NodeState state = ref CollectionsMarshal.GetValueRefOrNullRef(shard, inode.Number);
            if (!Unsafe.IsNullRef(ref state))
                state.PassesGroupOn = PassesGroupOn(inode);
        }
    }

    /// <summary>Everything the kernel cached of the inode before this state has been dropped.</summary>
    internal void Confirm(in Inode inode)
    {
        Dictionary<long, NodeState> shard = ShardOf(inode.Number);
        lock (shard)
        {
            ref NodeState state = ref CollectionsMarshal.GetValueRefOrNullRef(shard, inode.Number);
            if (!Unsafe.IsNullRef(ref state))
                state.Stamp = NodeStamp.Of(inode);
        }
    }

    /// <summary>The kernel changed the inode itself.</summary>
    internal void MarkChanged(long number)
    {
        Dictionary<long, NodeState> shard = ShardOf(number);
        lock (shard)
        {
            ref NodeState state = ref CollectionsMarshal.GetValueRefOrNullRef(shard, number);
            if (!Unsafe.IsNullRef(ref state))
                state.Stamp = NodeStamp.Unknown;
        }
    }

    /// <summary>The kernel gives the inode back this many times. True when it holds it no longer.</summary>
    internal bool Release(long number, ulong lookups)
    {
        Dictionary<long, NodeState> shard = ShardOf(number);
        lock (shard)
        {
            ref NodeState state = ref CollectionsMarshal.GetValueRefOrNullRef(shard, number);
            if (Unsafe.IsNullRef(ref state))
                return false;
            if (state.Lookups > lookups)
            {
                state.Lookups -= lookups;
                return false;
            }

            return shard.Remove(number);
        }
    }

    /// <summary>Whether the kernel holds the inode.</summary>
    internal bool Contains(long number)
    {
        Dictionary<long, NodeState> shard = ShardOf(number);
        lock (shard)
            return shard.ContainsKey(number);
    }

    /// <summary>Whether new entries of this directory take over its group.</summary>
    internal bool PassesGroupOn(long number)
    {
        Dictionary<long, NodeState> shard = ShardOf(number);
        lock (shard)
            return shard.TryGetValue(number, out NodeState state) && state.PassesGroupOn;
    }

    /// <summary>Appends number and stamp of every inode the kernel holds.</summary>
    internal void CopyTo(List<(long Number, long Stamp)> nodes)
    {
        foreach (Dictionary<long, NodeState> shard in _shards)
        {
            lock (shard)
            {
                foreach ((long number, NodeState state) in shard)
                    nodes.Add((number, state.Stamp));
            }
        }
    }

    /// <summary>The kernel holds nothing any more.</summary>
    internal void ForgetAll(IFileTree tree)
    {
        foreach (Dictionary<long, NodeState> shard in _shards)
        {
            lock (shard)
            {
                tree.Forget(shard.Keys.ToArray());
                shard.Clear();
            }
        }
    }

    private static bool PassesGroupOn(in Inode inode) => (inode.Mode & SetGroupIdDirectory) == SetGroupIdDirectory;

    private static Dictionary<long, NodeState>[] CreateShards()
    {
        Dictionary<long, NodeState>[] shards = new Dictionary<long, NodeState>[ShardCount];
        for (int index = 0; index < ShardCount; index++)
            shards[index] = [];
        return shards;
    }

    private Dictionary<long, NodeState> ShardOf(long number) => _shards[number & (ShardCount - 1)];
}
