using AgentOS.Linux;
using AgentOS.Linux.Beneath;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Workspace;

/// <summary>Open files of the base that were read lately, so that reading on costs one call.</summary>
internal sealed class BaseFiles(BaseTree tree) : IDisposable
{
    private const int Capacity = 64;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, LinkedListNode<(long Node, SafeFileHandle File)>> _files = [];
    private readonly LinkedList<(long Node, SafeFileHandle File)> _order = new();

    /// <summary>Reads until the buffer is full or the file ends.</summary>
    public Errno Read(OverlayNode node, long offset, Span<byte> buffer, out int count)
    {
        count = 0;
        Errno error = Open(node, out SafeFileHandle? file);
        if (error != Errno.None)
            return error;
        bool isHeld = false;
        try
        {
            file!.DangerousAddRef(ref isHeld);
            return DirectoryRoot.ReadAt(file, offset, buffer, out count);
        }
        catch (ObjectDisposedException)
        {
            return Read(node, offset, buffer, out count); // Pushed out of the cache by others meanwhile.
        }
        finally
        {
            if (isHeld)
                file!.DangerousRelease();
        }
    }

    /// <summary>The node's file is not read any more.</summary>
    public void Close(long node)
    {
        lock (_lock)
        {
            if (_files.Remove(node, out LinkedListNode<(long Node, SafeFileHandle File)>? entry))
                Drop(entry);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            while (_order.First is { } entry)
                Drop(entry);
            _files.Clear();
        }
    }

    private Errno Open(OverlayNode node, out SafeFileHandle? file)
    {
        lock (_lock)
        {
            if (_files.TryGetValue(node.Id, out LinkedListNode<(long Node, SafeFileHandle File)>? known))
            {
                _order.Remove(known);
                _order.AddFirst(known);
                file = known.Value.File;
                return Errno.None;
            }
        }

        Errno error = tree.OpenForReading(node.BasePath!, out file);
        if (error != Errno.None)
            return error;
        error = DirectoryRoot.GetStatus(file!, out FileStatus status);
        if (error == Errno.None && !BaseTree.StampOf(status).HasContentOf(node.Stamp))
            error = Errno.ESTALE; // Changed underneath since it was looked up: never parts of two versions.
        if (error != Errno.None)
        {
            file!.Dispose();
            return error;
        }

        Keep(node.Id, file!);
        return Errno.None;
    }

    private void Keep(long node, SafeFileHandle file)
    {
        lock (_lock)
        {
            if (_files.Remove(node, out LinkedListNode<(long Node, SafeFileHandle File)>? other))
                Drop(other);
            _files[node] = _order.AddFirst((node, file));
            if (_files.Count <= Capacity || _order.Last is not { } oldest)
                return;
            _files.Remove(oldest.Value.Node);
            Drop(oldest);
        }
    }

    private void Drop(LinkedListNode<(long Node, SafeFileHandle File)> entry)
    {
        _order.Remove(entry);
        entry.Value.File.Dispose();
    }
}
