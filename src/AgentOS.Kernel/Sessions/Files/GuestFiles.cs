using System.Runtime.CompilerServices;
using System.Text;
using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Protocol;
using AgentOS.Storage;

namespace AgentOS.Kernel;

/// <summary>
/// Files of any path in a running sandbox of either tier, with the rights of its programs. One operation at a time; after one that was cancelled or lost the object is of no more use. What the
/// sandbox tells is bounded and checked, and still only what it says. Operations that fail throw <see cref="FileSystemException"/>; a service that ends or lies,
/// <see cref="SessionErrors.FilesLost"/>.
/// </summary>
public sealed class GuestFiles : IDisposable
{
    /// <summary>Names in one directory at most.</summary>
    public const int MostEntries = 100_000;

    private const int LongestName = 4096, LongestPath = 4096; // PATH_MAX
    private const int MostCharacters = 32 << 20;

    private readonly GuestFileChannel _channel;

    private GuestFiles(GuestFileChannel channel) => _channel = channel;

    /// <summary>Starts the service in an agent's sandbox.</summary>
    /// <param name="agents">Where the agent is found.</param>
    /// <param name="agent">Which agent.</param>
    /// <exception cref="AgentOSException">An entry of <see cref="SessionErrors"/>.</exception>
    public static GuestFiles Open(AgentRegistry agents, RunningAgent agent) =>
        new(GuestFileChannel.Start((request, streams) => JoinedProgram.Start(agents, agent, request, streams)));

    /// <summary>Starts the service in the sandbox of an agent of this process.</summary>
    /// <inheritdoc cref="Open(AgentRegistry, RunningAgent)"/>
    public static GuestFiles Open(AgentRun agent) =>
        new(GuestFileChannel.Start((request, streams) => JoinedProgram.Start(agent, request, streams)));

    internal static GuestFiles Over(GuestFileChannel channel) => new(channel);

    /// <summary>Describes a file; a link itself, and what it leads to.</summary>
    public async Task<GuestFileEntry> StatAsync(string path, CancellationToken cancellationToken = default) =>
        Entry(await AskAsync(GuestFileFrame.Stat, new GuestFileRequest(path), GuestFileFrame.Entry, cancellationToken).ConfigureAwait(false));

    /// <summary>A directory's entries, by name.</summary>
    /// <exception cref="AgentOSException"><see cref="SessionErrors.UnsafeName"/>, <see cref="SessionErrors.TooManyFiles"/>.</exception>
    public async Task<IReadOnlyList<GuestFileEntry>> ListAsync(string path, CancellationToken cancellationToken = default)
    {
        await SendAsync(GuestFileFrame.List, new GuestFileRequest(path), cancellationToken).ConfigureAwait(false);
        List<GuestFileEntry> entries = [];
        int characters = 0;
        while (true)
        {
            (GuestFileFrame type, byte[] payload) = await _channel.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (type == GuestFileFrame.Done)
                return [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
            if (entries.Count == MostEntries)
                throw Lost(new AgentOSException(SessionErrors.TooManyFiles, "list", path));
            GuestFileEntry entry = Entry(Expect(type, payload, GuestFileFrame.Entry, path));
            if (entry.Name is "" or "." or ".." || entry.Name.AsSpan().ContainsAny('/', '\0'))
                throw Lost(new AgentOSException(SessionErrors.UnsafeName, "list", path, $"'{entry.Name}'"));
            characters += entry.Name.Length + (entry.Target?.Length ?? 0);
            if (characters > MostCharacters)
                throw Lost(new AgentOSException(SessionErrors.TooManyFiles, "list", path));
            entries.Add(entry);
        }
    }

    /// <summary>Reads a regular file, or a part of it.</summary>
    /// <param name="path">Which.</param>
    /// <param name="content">Gets the bytes.</param>
    /// <param name="offset">Where to begin, in bytes.</param>
    /// <param name="length">Bytes at most; -1 reads to the end.</param>
    /// <param name="found">Hears what the file is, before its first byte.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task ReadAsync(
        string path, Stream content, long offset = 0, long length = -1, Action<GuestFileEntry>? found = null, CancellationToken cancellationToken = default)
    {
        GuestFileRequest request = new(path) { Offset = offset, Length = length };
        GuestFileEntry entry = Entry(await AskAsync(GuestFileFrame.Read, request, GuestFileFrame.Entry, cancellationToken).ConfigureAwait(false));
        found?.Invoke(entry);
        long rest = length < 0 ? long.MaxValue : length;
        while (true)
        {
            (GuestFileFrame type, byte[] payload) = await _channel.ReceiveAsync(cancellationToken).ConfigureAwait(false);
            if (type == GuestFileFrame.Done)
                return;
            byte[] data = Expect(type, payload, GuestFileFrame.Data, path);
            rest -= data.Length;
            if (rest < 0)
                throw Lost(new AgentOSException(SessionErrors.FilesLost, "read", path, "more bytes than were asked for"));
            await content.WriteAsync(data, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes a file whole: those who read it see the old one or the new one.</summary>
    /// <param name="path">Which; a link is followed inside.</param>
    /// <param name="content">Its bytes, read to their end.</param>
    /// <param name="mode">Its permission bits; null keeps those that are there.</param>
    /// <param name="withParents">Whether missing directories are made.</param>
    /// <param name="cancellationToken">Ends it; nothing was changed then.</param>
    /// <returns>The file.</returns>
    public async Task<GuestFileEntry> WriteAsync(string path, Stream content, UnixFileMode? mode = null, bool withParents = false, CancellationToken cancellationToken = default)
    {
        await SendAsync(GuestFileFrame.Write, new GuestFileRequest(path) { Mode = (int?)mode ?? -1, IsRecursive = withParents }, cancellationToken).ConfigureAwait(false);
        byte[] piece = new byte[GuestFileHeader.PieceSize];
        while (await ReadAsync(content, piece, cancellationToken).ConfigureAwait(false) is var count and > 0)
            await _channel.SendAsync(GuestFileFrame.Data, piece.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
        await _channel.SendAsync(GuestFileFrame.Commit, default, cancellationToken).ConfigureAwait(false);
        return Entry(await ExpectAsync(GuestFileFrame.Entry, path, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Makes a directory.</summary>
    public Task MakeDirectoryAsync(string path, bool withParents = false, CancellationToken cancellationToken = default) =>
        DoAsync(GuestFileFrame.MakeDirectory, new GuestFileRequest(path) { IsRecursive = withParents }, cancellationToken);

    /// <summary>Gives a file another name, in place of what has that.</summary>
    public Task MoveAsync(string from, string to, bool withParents = false, CancellationToken cancellationToken = default) =>
        DoAsync(GuestFileFrame.Move, new GuestFileRequest(from) { Destination = to, IsRecursive = withParents }, cancellationToken);

    /// <summary>Removes a file, or a directory: an empty one, or one with all in it.</summary>
    public Task RemoveAsync(string path, bool recursive = false, CancellationToken cancellationToken = default) =>
        DoAsync(GuestFileFrame.Remove, new GuestFileRequest(path) { IsRecursive = recursive }, cancellationToken);

    /// <summary>Makes a symbolic link.</summary>
    public Task MakeLinkAsync(string target, string path, CancellationToken cancellationToken = default) =>
        DoAsync(GuestFileFrame.Link, new GuestFileRequest(path) { Destination = target }, cancellationToken);

    /// <summary>Watches a directory. Once this returns, changes are being told; the object serves nothing else any more.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="recursive">Whether with all directories below it, also those that are made later.</param>
    /// <param name="cancellationToken">Ends the beginning of it.</param>
    /// <returns>The changes, until cancelled or the sandbox ends.</returns>
    public async Task<IAsyncEnumerable<GuestFileEvent>> WatchAsync(string path, bool recursive = false, CancellationToken cancellationToken = default)
    {
        await DoAsync(GuestFileFrame.Watch, new GuestFileRequest(path) { IsRecursive = recursive }, cancellationToken).ConfigureAwait(false);
        return FollowAsync(path, CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private async IAsyncEnumerable<GuestFileEvent> FollowAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            GuestFileEvent change = Parse(GuestFileEvent.Parse, await ExpectAsync(GuestFileFrame.Event, path, cancellationToken).ConfigureAwait(false));
            if (change.Name.Length is 0 or > LongestPath || change.Name.Split('/').Any(part => part is "" or "." or ".."))
                throw Lost(new AgentOSException(SessionErrors.UnsafeName, "watch", path, $"'{change.Name}'"));
            yield return change;
        }
    }

    private async Task DoAsync(GuestFileFrame type, GuestFileRequest request, CancellationToken cancellationToken) =>
        _ = await AskAsync(type, request, GuestFileFrame.Done, cancellationToken).ConfigureAwait(false);

    private async Task<byte[]> AskAsync(GuestFileFrame type, GuestFileRequest request, GuestFileFrame answer, CancellationToken cancellationToken)
    {
        await SendAsync(type, request, cancellationToken).ConfigureAwait(false);
        return await ExpectAsync(answer, request.Path, cancellationToken).ConfigureAwait(false);
    }

    private Task SendAsync(GuestFileFrame type, GuestFileRequest request, CancellationToken cancellationToken)
    {
        foreach (string path in (string[])[request.Path, request.Destination])
        {
            if (Encoding.UTF8.GetByteCount(path) >= LongestPath)
                throw new FileSystemException(Errno.ENAMETOOLONG, "open", path[..64]);
        }

        return _channel.SendAsync(type, request.ToPayload(), cancellationToken);
    }

    private async Task<byte[]> ExpectAsync(GuestFileFrame expected, string path, CancellationToken cancellationToken)
    {
        (GuestFileFrame type, byte[] payload) = await _channel.ReceiveAsync(cancellationToken).ConfigureAwait(false);
        return Expect(type, payload, expected, path);
    }

    private byte[] Expect(GuestFileFrame type, byte[] payload, GuestFileFrame expected, string path)
    {
        if (type == expected)
            return payload;
        if (type != GuestFileFrame.Failed)
            throw Lost(new AgentOSException(SessionErrors.FilesLost, "use", path, $"it answered with a frame of type {(int)type}"));
        GuestFileFailure failure = Parse(GuestFileFailure.Parse, payload);
        Errno error = Enum.IsDefined((Errno)failure.Error) && failure.Error != 0 ? (Errno)failure.Error : Errno.EIO;
        throw new FileSystemException(error, failure.Syscall.Length < 32 && failure.Syscall.All(char.IsAsciiLetterOrDigit) ? failure.Syscall : "use", path);
    }

    private GuestFileEntry Entry(byte[] payload)
    {
        GuestFileEntry entry = Parse(GuestFileEntry.Parse, payload);
        return entry.Name.Length <= LongestName && entry.Target.Length <= LongestPath && entry.Size >= 0
            ? entry
            : throw Lost(new AgentOSException(SessionErrors.FilesLost, "use", "the sandbox's files", "an entry of impossible size"));
    }

    private delegate T Parsing<out T>(ReadOnlySpan<byte> payload);

    private T Parse<T>(Parsing<T> parse, byte[] payload)
    {
        try
        {
            return parse(payload);
        }
        catch (FrameException failure)
        {
            throw Lost(new AgentOSException(SessionErrors.FilesLost, "use", "the sandbox's files", failure.Message, failure));
        }
    }

    private async Task<int> ReadAsync(Stream content, byte[] piece, CancellationToken cancellationToken)
    {
        try
        {
            return await content.ReadAsync(piece, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // What was sent so far is no file.
            Dispose();
            throw;
        }
    }

    private AgentOSException Lost(AgentOSException failure)
    {
        Dispose();
        return failure;
    }
}
