using AgentOS.Linux;
using AgentOS.Storage;
using AgentOS.Storage.Files;
using AgentOS.Workspace;

namespace AgentOS.Kernel;

/// <summary>A <see cref="ScratchLayer"/> while it lasts: the workspace's copy-on-write over a file that goes with the run.</summary>
internal sealed class ScratchTree : IDisposable
{
    private readonly string _file;
    private readonly FileStore _store;

    private ScratchTree(ScratchLayer layer, string file, TimeProvider clock)
    {
        (_file, Destination, IsReadOnly) = (file, layer.Destination, layer.IsReadOnly);
        DatabaseLocation location = new(file);
        FileStore.Create(location, clock);
        _store = FileStore.Open(location, clock);
        try
        {
            Tree = WorkspaceOpening.Open(_store, RealPath.Of(layer.Base), location);
        }
        catch
        {
            Remove();
            throw;
        }
    }

    public string Destination { get; }

    public bool IsReadOnly { get; }

    public OverlayTree Tree { get; } = null!;

    /// <summary>Opens those of a request; the agent's file is open, so no other run has any.</summary>
    public static IReadOnlyList<ScratchTree> OpenAll(AgentRunRequest request)
    {
        if (request.Layers.Count == 0)
            return [];
        ScratchLayer.RemoveAll(request.Database.Path);
        List<ScratchTree> opened = [];
        try
        {
            foreach (ScratchLayer layer in request.Layers)
                opened.Add(new ScratchTree(layer, ScratchLayer.FileOf(request.Database.Path, opened.Count), request.Clock));
            return opened;
        }
        catch
        {
            opened.ForEach(static tree => tree.Dispose());
            throw;
        }
    }

    public void Dispose()
    {
        Tree.Dispose();
        Remove();
    }

    private void Remove()
    {
        _store.Dispose();
        foreach (string suffix in (string[])["", "-wal", "-shm"])
            File.Delete(_file + suffix);
    }
}
