using AgentOS.Fleet;
using AgentOS.Kernel;
using AgentOS.Server.Databases;
using AgentOS.Storage;

namespace AgentOS.Server.Files;

/// <summary>A sandbox's own files, <c>/agent</c>, in its <c>agent.db</c>. A link in it that leads out leads nowhere.</summary>
internal sealed class DatabaseFileTree : IFileTree
{
    private const int BufferBytes = 1 << 20;

    private readonly string _id;
    private readonly ISandboxes _sandboxes;
    private readonly AgentDatabase _database;

    private DatabaseFileTree(string id, ISandboxes sandboxes, AgentDatabase database) => (_id, _sandboxes, _database) = (id, sandboxes, database);

    private AgentFiles Files => _database.Files;

    /// <summary>Whether it has a path.</summary>
    public static bool Has(string path) => path == AgentRun.MountPoint || path.StartsWith(AgentRun.MountPoint + "/", StringComparison.Ordinal);

    /// <summary>Opens it, with what its programs wrote until now: nothing of that comes after what is written here.</summary>
    public static async Task<DatabaseFileTree> OpenAsync(string id, ISandboxes sandboxes, SandboxDatabases databases)
    {
        await sandboxes.SynchronizeAsync(id);
        return new DatabaseFileTree(id, sandboxes, await databases.OpenAsync(id));
    }

    public async Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) => await Files.OpenReadAsync(Inside(path), cancellationToken);

    // Beside its place, and then renamed: who reads sees the old or the new, and a client that goes away has changed nothing.
    public async Task<FileBody> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        string name = Inside(path), directory = Path.GetDirectoryName(name) ?? "/";
        await Files.MakeDirectoriesAsync(directory, cancellationToken);
        string draft = Path.Combine(directory, $".upload-{Guid.NewGuid():N}");
        try
        {
            await using (Stream file = await Files.OpenAsync(draft, FileMode.CreateNew, FileAccess.Write, cancellationToken))
                await content.CopyToAsync(file, BufferBytes, cancellationToken);
            await Files.RenameAsync(draft, name, cancellationToken: CancellationToken.None);
        }
        catch
        {
            if (await Files.ExistsAsync(draft, CancellationToken.None))
                await Files.DeleteFileAsync(draft, CancellationToken.None);
            throw;
        }

        await ShowAsync();
        return FileBody.Of(path, await Files.StatAsync(name, CancellationToken.None));
    }

    public async Task<FileBody> StatAsync(string path, CancellationToken cancellationToken) => FileBody.Of(path, await Files.LinkStatAsync(Inside(path), cancellationToken));

    public async Task<IReadOnlyList<FileBody>> ListAsync(string path, CancellationToken cancellationToken) =>
        [.. (await Files.ListAsync(Inside(path), cancellationToken)).Select(entry => FileBody.Of($"{path.TrimEnd('/')}/{entry.Name}", entry.Inode))];

    public async Task MakeDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        await Files.MakeDirectoriesAsync(Inside(path), cancellationToken);
        await ShowAsync();
    }

    public async Task MoveAsync(string from, string to, CancellationToken cancellationToken)
    {
        await Files.RenameAsync(Inside(from), Inside(to), cancellationToken: cancellationToken);
        await ShowAsync();
    }

    public async Task RemoveAsync(string path, bool recursive, CancellationToken cancellationToken)
    {
        string name = Inside(path);
        bool isDirectory = (await Files.LinkStatAsync(name, cancellationToken)).IsDirectory;
        await (!isDirectory ? Files.DeleteFileAsync(name, cancellationToken) : recursive ? Files.RemoveTreeAsync(name, cancellationToken) : Files.RemoveAsync(name, cancellationToken));
        await ShowAsync();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static string Inside(string path) => path.Length == AgentRun.MountPoint.Length ? "/" : path[AgentRun.MountPoint.Length..];

    // From now on its programs see it.
    private Task ShowAsync() => _sandboxes.SynchronizeAsync(_id);
}
