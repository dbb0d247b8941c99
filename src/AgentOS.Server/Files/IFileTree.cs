using AgentOS.Storage;

namespace AgentOS.Server.Files;

/// <summary>Files of a sandbox, for one request. Paths are absolute, as its programs write them. Operations that fail throw <see cref="FileSystemException"/>.</summary>
internal interface IFileTree : IAsyncDisposable
{
    /// <summary>Opens a regular file for reading, from any place.</summary>
    Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Writes a file, whole or not at all, with the directories above it.</summary>
    Task<FileBody> WriteAsync(string path, Stream content, CancellationToken cancellationToken);

    /// <summary>Describes a file; a link itself.</summary>
    Task<FileBody> StatAsync(string path, CancellationToken cancellationToken);

    /// <summary>A directory's entries, by name.</summary>
    Task<IReadOnlyList<FileBody>> ListAsync(string path, CancellationToken cancellationToken);

    /// <summary>Makes a directory, with those above it.</summary>
    Task MakeDirectoryAsync(string path, CancellationToken cancellationToken);

    /// <summary>Gives a file another name, in place of what has that.</summary>
    Task MoveAsync(string from, string to, CancellationToken cancellationToken);

    /// <summary>Removes a file, or a directory: an empty one, or with <paramref name="recursive"/> one with all in it.</summary>
    Task RemoveAsync(string path, bool recursive, CancellationToken cancellationToken);
}
