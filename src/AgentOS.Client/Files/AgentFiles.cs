using AgentOS.Client.Connections;
using AgentOS.Errors;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Client.Files;

/// <summary>
/// The files in the caller's agent.db. Paths are absolute there. Failures are <see cref="AgentOSException"/>s whose code is an errno's name, as <c>ENOENT</c>.
/// </summary>
public sealed class AgentFiles
{
    // A read's answer is one frame, and has JSON before its bytes.
    private const int HeadRoom = 4096;

    private readonly KernelChannel _channel;

    internal AgentFiles(KernelChannel channel) => _channel = channel;

    private int PieceBytes => _channel.Welcome.FrameLimit - HeadRoom;

    /// <summary>Reads a whole file, of any size.</summary>
    public async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken = default)
    {
        byte[] content = [];
        long offset = 0;
        do
        {
            FileRequest request = new("read") { Path = path, Offset = offset, Length = PieceBytes };
            byte[] answer = await _channel.CallAsync(Opcode.Files, Payload.Write(request, ClientJson.Default.FileRequest), null, null, cancellationToken).ConfigureAwait(false);
            ReadOnlyMemory<byte> piece = Payload.AttachmentOf(answer);
            if (offset == 0)
                content = new byte[Payload.Read(answer, ClientJson.Default.FileSizeAnswer).Size];
            if (piece.IsEmpty || offset + piece.Length > content.Length)
                break;
            piece.CopyTo(content.AsMemory((int)offset));
            offset += piece.Length;
        }
        while (offset < content.Length);

        // Somebody cut it off meanwhile.
        return offset == content.Length ? content : content[..(int)offset];
    }

    /// <summary>Replaces a file's content; makes the file and its parent directories when missing.</summary>
    public async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        string mode = "replace";
        do
        {
            ReadOnlyMemory<byte> piece = content[..Math.Min(content.Length, PieceBytes)];
            await PutAsync(path, piece, mode, cancellationToken).ConfigureAwait(false);
            content = content[piece.Length..];
            mode = "append";
        }
        while (!content.IsEmpty);
    }

    /// <summary>Adds to the end of a file; at most <see cref="AgentOSClient.FrameLimit"/> bytes.</summary>
    public Task AppendAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        PutAsync(path, content, "append", cancellationToken);

    /// <summary>Lists a directory.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="withStatus">Whether entries carry their attributes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<FileEntry>> ListAsync(string path, bool withStatus = false, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Files, new FileRequest("list") { Path = path, Stat = withStatus ? true : null }, ClientJson.Default.FileRequest, ClientJson.Default.FileListAnswer, cancellationToken)
            .ConfigureAwait(false)).Entries;

    /// <summary>A file's attributes; links are followed.</summary>
    public async Task<FileStatus> StatAsync(string path, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Files, new FileRequest("stat") { Path = path }, ClientJson.Default.FileRequest, ClientJson.Default.FileStatAnswer, cancellationToken).ConfigureAwait(false)).Status;

    /// <summary>A file's attributes; a link's own.</summary>
    public async Task<FileStatus> LinkStatAsync(string path, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Files, new FileRequest("lstat") { Path = path }, ClientJson.Default.FileRequest, ClientJson.Default.FileStatAnswer, cancellationToken).ConfigureAwait(false)).Status;

    /// <summary>Whether something is at a path.</summary>
    public async Task<bool> ExistsAsync(string path, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Files, new FileRequest("exists") { Path = path }, ClientJson.Default.FileRequest, ClientJson.Default.FileExistsAnswer, cancellationToken).ConfigureAwait(false)).Exists;

    /// <summary>Makes a directory.</summary>
    public Task MakeDirectoryAsync(string path, bool withParents = false, CancellationToken cancellationToken = default) =>
        DoAsync(new FileRequest("mkdir") { Path = path, Recursive = withParents ? true : null }, cancellationToken);

    /// <summary>Removes a file, or with everything in it a directory.</summary>
    public Task RemoveAsync(string path, bool recursive = false, CancellationToken cancellationToken = default) =>
        DoAsync(new FileRequest("rm") { Path = path, Recursive = recursive ? true : null }, cancellationToken);

    /// <summary>Renames a file or directory.</summary>
    public Task RenameAsync(string from, string to, CancellationToken cancellationToken = default) => DoAsync(new FileRequest("rename") { From = from, To = to }, cancellationToken);

    /// <summary>Copies a file.</summary>
    public Task CopyAsync(string from, string to, CancellationToken cancellationToken = default) => DoAsync(new FileRequest("copy") { From = from, To = to }, cancellationToken);

    /// <summary>Makes a symbolic link.</summary>
    public Task MakeSymbolicLinkAsync(string target, string path, CancellationToken cancellationToken = default) =>
        DoAsync(new FileRequest("symlink") { Target = target, Path = path }, cancellationToken);

    /// <summary>Gives a file another name.</summary>
    public Task LinkAsync(string from, string to, CancellationToken cancellationToken = default) => DoAsync(new FileRequest("link") { From = from, To = to }, cancellationToken);

    /// <summary>Where a symbolic link points.</summary>
    public async Task<string> ReadLinkAsync(string path, CancellationToken cancellationToken = default) =>
        (await _channel.CallAsync(Opcode.Files, new FileRequest("readlink") { Path = path }, ClientJson.Default.FileRequest, ClientJson.Default.FileTargetAnswer, cancellationToken).ConfigureAwait(false)).Target;

    /// <summary>Changes permission bits.</summary>
    public Task ChangeModeAsync(string path, int mode, CancellationToken cancellationToken = default) => DoAsync(new FileRequest("chmod") { Path = path, Mode = mode }, cancellationToken);

    /// <summary>Changes owner and group.</summary>
    public Task ChangeOwnerAsync(string path, long userId, long groupId, CancellationToken cancellationToken = default) =>
        DoAsync(new FileRequest("chown") { Path = path, Uid = userId, Gid = groupId }, cancellationToken);

    /// <summary>Changes times, in seconds since 1970.</summary>
    public Task ChangeTimesAsync(string path, double accessed, double modified, CancellationToken cancellationToken = default) =>
        DoAsync(new FileRequest("utimes") { Path = path, Atime = accessed, Mtime = modified }, cancellationToken);

    /// <summary>Changes a file's size.</summary>
    public Task TruncateAsync(string path, long size, CancellationToken cancellationToken = default) => DoAsync(new FileRequest("truncate") { Path = path, Size = size }, cancellationToken);

    /// <summary>What all files take.</summary>
    public Task<FileSpace> SpaceAsync(CancellationToken cancellationToken = default) =>
        _channel.CallAsync(Opcode.Files, new FileRequest("statfs"), ClientJson.Default.FileRequest, ClientJson.Default.FileSpace, cancellationToken);

    private Task DoAsync(FileRequest request, CancellationToken cancellationToken) =>
        _channel.CallAsync(Opcode.Files, request, ClientJson.Default.FileRequest, cancellationToken);

    private Task PutAsync(string path, ReadOnlyMemory<byte> content, string mode, CancellationToken cancellationToken) =>
        _channel.CallAsync(Opcode.Files, Payload.Write(new FileWriteRequest("write", path, mode), ClientJson.Default.FileWriteRequest), content, null, cancellationToken);
}
