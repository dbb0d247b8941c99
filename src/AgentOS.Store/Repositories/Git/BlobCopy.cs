using System.Text;
using AgentOS.Store.Packages;

namespace AgentOS.Store.Repositories.Git;

/// <summary>
/// Writes a commit's files. Not by <c>git checkout</c>: that has filters, attributes, hooks and links to think of; here git only hands out the bytes of objects
/// (<c>git cat-file --batch</c>).
/// </summary>
internal sealed class BlobCopy(GitProcess git, PackageWriter writer)
{
    private const int BufferSize = 64 * 1024, LongestHeader = 128, LongestTarget = 4096; // PATH_MAX

    private readonly byte[] _buffer = new byte[BufferSize];

    public async Task TakeAsync(TreeEntry file, CancellationToken cancellationToken)
    {
        await git.Input.WriteAsync(Encoding.ASCII.GetBytes($"{file.Object}\n"), cancellationToken);
        await git.Input.FlushAsync(cancellationToken);
        if (await ReadHeaderAsync(cancellationToken) != $"{file.Object} blob {file.Entry.Size}")
            throw new InvalidDataException($"git does not hand out {file.Object}");
        if (file.Entry.Kind == PackageEntryKind.Link)
            await LinkAsync(file.Entry, cancellationToken);
        else
            await WriteAsync(file.Entry, cancellationToken);
        await git.Output.ReadExactlyAsync(_buffer.AsMemory(0, 1), cancellationToken); // the line's end after the object
    }

    private async Task LinkAsync(PackageEntry link, CancellationToken cancellationToken)
    {
        byte[] target = new byte[Math.Min(link.Size, LongestTarget)];
        await git.Output.ReadExactlyAsync(target, cancellationToken);
        writer.Link(link.Path, target);
    }

    private async Task WriteAsync(PackageEntry file, CancellationToken cancellationToken)
    {
        await using FileStream stream = writer.Create(file.Path, file.Kind);
        for (long left = file.Size; left > 0;)
        {
            int count = (int)Math.Min(left, BufferSize);
            await git.Output.ReadExactlyAsync(_buffer.AsMemory(0, count), cancellationToken);
            stream.Write(_buffer, 0, count);
            left -= count;
        }
    }

    private async Task<string> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        for (int length = 0; length < LongestHeader; length++)
        {
            await git.Output.ReadExactlyAsync(_buffer.AsMemory(length, 1), cancellationToken);
            if (_buffer[length] == '\n')
                return Encoding.ASCII.GetString(_buffer, 0, length);
        }

        throw new InvalidDataException("git answers something else");
    }
}
