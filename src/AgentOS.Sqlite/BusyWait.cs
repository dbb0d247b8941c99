using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AgentOS.Sqlite;

/// <summary>
/// Waits for another connection's lock. SQLite's own handler (sqlite3_busy_timeout) soon sleeps 100 ms between two looks and so misses the short moments
/// in which a busy writer has no transaction; this one looks every millisecond.
/// </summary>
internal static unsafe class BusyWait
{
    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(1);

    /// <summary>Sets it for a connection.</summary>
    /// <returns>SQLite's result code.</returns>
    internal static int Install(SqliteLibrary library, nint connection, TimeSpan timeout) =>
        library.BusyHandler(connection, &Wait, (nint)Math.Min(timeout.TotalMilliseconds, int.MaxValue));

    // SAFETY: nothing here throws, as nothing may pass through SQLite's frames. The context is the number of steps, no pointer.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Wait(nint mostSteps, int steps)
    {
        if (steps >= mostSteps)
            return 0;
        ThreadPause.For(s_step);
        return 1;
    }
}
