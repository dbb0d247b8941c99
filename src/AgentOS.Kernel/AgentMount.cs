using System.Text;
using AgentOS.Errors;
using AgentOS.Fuse;
using AgentOS.Linux;
using AgentOS.Sandbox;
using AgentOS.Storage;
using AgentOS.Storage.Files;
using AgentOS.Storage.LlmCalls;
using AgentOS.Storage.Networks;
using AgentOS.Storage.Permissions;
using AgentOS.Storage.Timeline;
using AgentOS.Storage.Turns;
using AgentOS.Workspace;

namespace AgentOS.Kernel;

/// <summary>An agent's files and its workspace, served to its sandbox: opened before the sandbox starts, whole in one file after it has ended.</summary>
internal sealed class AgentMount : IDisposable
{
    private static readonly NewInode s_folder = new(ModeBits.Directory | 0x1ED, 0, 0); // 0755

    private readonly AgentRunRequest _request;
    private readonly FileStore _store;
    private readonly bool _isNew;
    private readonly OverlayTree? _workspace;
    private readonly IReadOnlyList<ScratchTree> _layers;
    private readonly List<TreeMount> _mounts = [];
    private readonly List<FileStore> _persistent = [];

    private AgentMount(AgentRunRequest request, FileStore store, bool isNew)
    {
        _isNew = isNew;
        _request = request;
        _store = store;
        if (request.Workspace is { } directory)
            _workspace = WorkspaceOpening.Open(store, directory, request.Database);
        MountRegistry registry = HostMountRegistry.OfThisUser();
        _ = registry.RemoveStale();
        foreach (string folder in request.Folders)
            _ = store.Make(IFileTree.RootInode, Encoding.UTF8.GetBytes(folder), s_folder, out _);
        // Programs that know the agent's home find the project there, too.
        string? project = request.Home is null ? null : request.Workspace;
        _mounts.Add(new TreeMount(_workspace is null ? store : new AgentTree(store, project), AgentRun.MountPoint, request, registry));
        if (_workspace is not null)
            _mounts.Add(new TreeMount(_workspace, request.Workspace!, request, registry));
        foreach (PersistentTree tree in request.Persistent)
        {
            FileStore persistent = OpenPersistent(tree.Database, request.Clock);
            _persistent.Add(persistent);
            _mounts.Add(new TreeMount(persistent, tree.Destination, request, registry));
        }

        _layers = ScratchTree.OpenAll(request);
        foreach (ScratchTree layer in _layers)
            _mounts.Add(new TreeMount(layer.Tree, layer.Destination, request, registry) { IsReadOnly = layer.IsReadOnly });
    }

    /// <summary>The mounts to give to the sandbox.</summary>
    public IEnumerable<SandboxMount> Mounts =>
        [.. _mounts.Select(mount => mount.Mount), .. _request.Home is { } home ? [new SandboxMount(home, new MountAlias(AgentRun.MountPoint), IsReadOnly: false)] : Array.Empty<SandboxMount>()];

    /// <summary>Paths of the workspace that the agent and somebody else changed.</summary>
    public IReadOnlyList<string> ListChangedBase() => _workspace?.ListChangedBase() ?? [];

    public static AgentMount Open(AgentRunRequest request)
    {
        bool isNew = !File.Exists(request.Database.Path) && TryCreate(request);
        FileStore store = FileStore.Open(request.Database, request.Clock);
        try
        {
            return new AgentMount(request, store, isNew);
        }
        catch
        {
            store.Dispose();
            if (isNew)
                File.Delete(request.Database.Path);
            throw;
        }
    }

    private static FileStore OpenPersistent(DatabaseLocation database, TimeProvider clock)
    {
        if (!File.Exists(database.Path))
            FileStore.Create(database, clock);
        return FileStore.Open(database, clock);
    }

    // Whoever opens a missing file makes it: the record of permissions may have been first.
    private static bool TryCreate(AgentRunRequest request)
    {
        try
        {
            FileStore.Create(request.Database, request.Clock);
            return true;
        }
        catch (AgentOSException failure) when (failure.Definition == StorageErrors.AlreadyExists)
        {
            return false;
        }
    }

    /// <summary>Writes an event to the agent's timeline.</summary>
    public void Record(TimelineEvent happened) => _ = _store.Record(happened);

    /// <summary>Writes to the record of permissions; it is in the file with the next commit.</summary>
    public Errno Record(PermissionRecords records) => _store.Record(records);

    /// <summary>Writes to the record of the network; it is in the file with the next commit.</summary>
    public void Record(IReadOnlyList<NetworkEntry> entries) => _ = _store.Record(entries);

    /// <summary>Writes a turn; it is in the file with the next commit.</summary>
    public Errno Record(Turn turn) => _store.Record(turn);

    /// <summary>Writes to the record of language models; it is in the file with the next commit.</summary>
    public Errno Record(IReadOnlyList<LlmCall> calls) => _store.Record(calls);

    /// <summary>What was written is on disk when this returns.</summary>
    public Errno Synchronize() => _store.Synchronize();

    /// <summary>Commits what was written.</summary>
    public void Commit() => _ = _store.Synchronize();

    /// <summary>What others committed to the file is seen inside when this returns.</summary>
    public void ShowChanges() => _mounts.ForEach(static mount => mount.ShowChanges());

    /// <summary>The start failed: a file that was made for it goes again.</summary>
    public void Discard()
    {
        Dispose();
        if (_isNew)
            File.Delete(_request.Database.Path);
    }

    /// <summary>Waits until the sandbox holds nothing any more, then commits and closes the file.</summary>
    public void Dispose()
    {
        _mounts.ForEach(mount => mount.Dispose());
        foreach (ScratchTree layer in _layers)
            layer.Dispose();
        _workspace?.Dispose();
        _persistent.ForEach(store => store.Dispose());
        _store.Dispose();
    }
}
