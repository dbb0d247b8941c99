using Microsoft.Win32.SafeHandles;

namespace AgentOS.Store.Preparation;

/// <summary>All that setups made.</summary>
/// <param name="directory">Where it is.</param>
public sealed class PreparedCache(string directory)
{
    private const int DigestLength = 64;

    /// <summary>Removes what nobody used since, with its logs; what is being made at this moment stays.</summary>
    /// <returns>The digests, by which it was kept.</returns>
    public IReadOnlyList<string> ClearUnused(DateTimeOffset since)
    {
        if (!Directory.Exists(directory))
            return [];
        List<string> cleared = [];
        foreach (string path in Directory.EnumerateDirectories(directory).Where(static path => Path.GetFileName(path).Length == DigestLength))
        {
            PreparedDirectory prepared = new(path);
            // The lock stays: somebody may wait for it, and must not wait for another one than those who come later.
            using SafeFileHandle? held = prepared.TryLock();
            if (held is null || prepared.UsedAt >= since)
                continue;
            prepared.Remove();
            File.Delete(prepared.Log);
            cleared.Add(Path.GetFileName(path));
        }

        return cleared;
    }
}
