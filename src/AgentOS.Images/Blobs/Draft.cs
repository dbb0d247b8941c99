using AgentOS.Errors;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images.Blobs;

/// <summary>
/// A file that is not finished. Only the holder of its lock writes it; whoever waits finds it finished or goes on where the holder was killed.
/// </summary>
internal sealed class Draft : IDisposable
{
    private readonly string _path;
    private readonly SafeFileHandle _handle;

    private Draft(string path, SafeFileHandle handle)
    {
        _path = path;
        _handle = handle;
        Content = new FileStream(handle, FileAccess.ReadWrite, bufferSize: 0);
    }

    /// <summary>What is in it; at its beginning, with what an earlier holder left.</summary>
    public FileStream Content { get; }

    /// <summary>Opens a draft for a file, alone; null when the file is finished, which it may become while this waits.</summary>
    public static async Task<Draft?> BeginAsync(string path, string finished, TimeProvider time, CancellationToken cancellationToken)
    {
        while (!File.Exists(finished))
        {
            SafeFileHandle handle = await FileLock.TakeAsync(path, OpenFile.TryLockExclusive, time, cancellationToken);
            // Its last holder may have given it its place, or have thrown it away: then the lock is on a file that is no draft any more.
            if (OpenFile.Identify(path) is { } there && there == OpenFile.Identify(handle) && !File.Exists(finished))
                return new Draft(path, handle);
            handle.Dispose();
        }

        return null;
    }

    /// <summary>Throws away what is in it.</summary>
    public void Restart()
    {
        Content.SetLength(0);
        Content.Position = 0;
    }

    /// <summary>Writes on.</summary>
    /// <exception cref="AgentOSException"><see cref="ImageErrors.Storage"/>: not to be taken for a failure of who sends.</exception>
    public void Write(ReadOnlySpan<byte> content)
    {
        try
        {
            Content.Write(content);
        }
        catch (IOException full)
        {
            throw new AgentOSException(ImageErrors.Storage, "write", _path, full.Message, full);
        }
    }

    /// <summary>Puts it in its place once it is on disk.</summary>
    public void Finish(string place)
    {
        Content.Flush();
        OpenFile.SynchronizeData(_handle);
        AtomicReplacement.Move(_path, place);
        OpenFile.SynchronizeDirectory(Path.GetDirectoryName(place)!);
    }

    /// <summary>Removes it.</summary>
    public void Discard() => File.Delete(_path);

    /// <summary>Lets others go on with it.</summary>
    public void Dispose()
    {
        Content.Dispose();
        _handle.Dispose();
    }
}
