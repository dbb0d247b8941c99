using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Storage;

namespace AgentOS.Server.Files;

/// <summary>Files of any path in a running sandbox, with the rights of its programs. What they are is what the sandbox says.</summary>
internal sealed class GuestFileTree(GuestFiles files) : IFileTree
{
    public async Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken) => await GuestFileStream.OpenAsync(files, path, cancellationToken);

    public async Task<FileBody> WriteAsync(string path, Stream content, CancellationToken cancellationToken) =>
        FileBody.Of(path, await files.WriteAsync(path, content, withParents: true, cancellationToken: cancellationToken));

    public async Task<FileBody> StatAsync(string path, CancellationToken cancellationToken) => FileBody.Of(path, await files.StatAsync(path, cancellationToken));

    public async Task<IReadOnlyList<FileBody>> ListAsync(string path, CancellationToken cancellationToken) =>
        [.. (await files.ListAsync(path, cancellationToken)).Select(entry => FileBody.Of($"{path.TrimEnd('/')}/{entry.Name}", entry))];

    public async Task MakeDirectoryAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await files.MakeDirectoryAsync(path, withParents: true, cancellationToken);
        }
        catch (FileSystemException failure) when (failure.Error == Errno.EEXIST)
        {
            // As below /agent: it is there, which is what was wanted; unless it is something else.
            if (!(await files.StatAsync(path, cancellationToken)).LeadsToDirectory)
                throw;
        }
    }

    public Task MoveAsync(string from, string to, CancellationToken cancellationToken) => files.MoveAsync(from, to, cancellationToken: cancellationToken);

    public Task RemoveAsync(string path, bool recursive, CancellationToken cancellationToken) => files.RemoveAsync(path, recursive, cancellationToken);

    public ValueTask DisposeAsync()
    {
        files.Dispose();
        return ValueTask.CompletedTask;
    }
}
