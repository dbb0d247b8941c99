using AgentOS.Linux;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Images.Blobs;

/// <summary>Waits for flock(2) locks, which the Linux kernel releases when their holder dies.</summary>
internal static class FileLock
{
    // flock(2) cannot be waited for and given up, so it is asked for again. Who waits here waits for a transfer.
    private static readonly TimeSpan s_again = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes a lock on a file, made if need be. Disposing the handle releases it.</summary>
    /// <param name="path">The file. It is never removed.</param>
    /// <param name="take"><see cref="OpenFile.TryLockShared"/> or <see cref="OpenFile.TryLockExclusive"/>.</param>
    /// <param name="time">Clock of the waiting.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SafeFileHandle> TakeAsync(string path, Func<SafeFileHandle, bool> take, TimeProvider time, CancellationToken cancellationToken)
    {
        SafeFileHandle file = OpenFile.ForWritingOrNew(path);
        try
        {
            await WaitAsync(file, take, time, cancellationToken);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Waits until the lock is had.</summary>
    public static async Task WaitAsync(SafeFileHandle file, Func<SafeFileHandle, bool> take, TimeProvider time, CancellationToken cancellationToken)
    {
        while (!take(file))
            await Task.Delay(s_again, time, cancellationToken);
    }
}
