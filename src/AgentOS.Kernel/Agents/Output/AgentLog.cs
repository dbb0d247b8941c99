using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Agents.Output;

/// <summary>What an agent printed: a file of a limited size, and the one before it. Used by one thread.</summary>
/// <param name="path">The file; made with the first output.</param>
internal sealed class AgentLog(string path) : IDisposable
{
    /// <summary>Where a file ends and the next begins, in bytes.</summary>
    public const int LargestFile = 1 << 20;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private SafeFileHandle? _file;
    private long _length;

    /// <summary>Adds output. What the disk does not take is lost: an agent must not stop the kernel by filling it.</summary>
    public void Append(ReadOnlySpan<byte> output)
    {
        try
        {
            if (_file is not null && _length + output.Length > LargestFile)
                Turn();
            if (_file is null)
                Open();
            RandomAccess.Write(_file!, output, _length);
            _length += output.Length;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Disk full, or the directory was taken away.
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Open()
    {
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        File.SetUnixFileMode(_file, OwnerOnly);
        _length = RandomAccess.GetLength(_file);
        if (_length >= LargestFile)
        {
            Turn();
            Open();
        }
    }

    private void Turn()
    {
        _file!.Dispose();
        _file = null;
        File.Move(path, path + ".1", overwrite: true);
    }
}
