using System.Runtime.CompilerServices;
using AgentOS.Kernel.Syscalls;
using AgentOS.Storage;

namespace AgentOS.Kernel.Databases.Calls.Files;

/// <summary>The files that one connection has open; they go with it. Thread-safe.</summary>
internal sealed class HandleTable
{
    // The soft limit of open files that most systems give a process.
    private const int MostOpen = 1024;

    private static readonly ConditionalWeakTable<Caller, HandleTable> s_tables = [];

    private readonly Lock _lock = new();
    private readonly Dictionary<int, AgentFile> _files = [];
    private int _last;

    /// <summary>A connection's.</summary>
    public static HandleTable Of(Caller caller) => s_tables.GetOrCreateValue(caller);

    /// <summary>Gives a file a number, never used again on this connection; null when too many are open.</summary>
    public int? Add(AgentFile file)
    {
        lock (_lock)
        {
            if (_files.Count >= MostOpen)
                return null;
            _files.Add(++_last, file);
            return _last;
        }
    }

    /// <summary>The file with a number; null when there is none.</summary>
    public AgentFile? Find(int handle)
    {
        lock (_lock)
            return _files.GetValueOrDefault(handle);
    }

    /// <summary>Takes a number away. False when there is none.</summary>
    public bool Remove(int handle)
    {
        lock (_lock)
            return _files.Remove(handle);
    }
}
