using AgentOS.Errors;

namespace AgentOS.Sandbox;

/// <summary>
/// A host user id no other running sandbox has, held by a lock on a file of the runtime directory. The kernel drops the lock when the
/// holder dies, so there is nothing to clean up.
/// </summary>
internal sealed class UserSlot : IDisposable
{
    // Above every range distributions hand out (systemd's dynamic and container users end at 1879048191), below the 32-bit signed limit.
    private const uint FirstUserId = 1_900_000_000;
    private const int Slots = 4096;

    // Those of this process need not be tried: it may have hundreds.
    private static readonly HashSet<uint> s_own = [];

    private readonly FileStream _lock;

    private UserSlot(uint userId, FileStream file)
    {
        UserId = userId;
        _lock = file;
    }

    public uint UserId { get; }

    public static UserSlot Acquire(string runtimeDirectory)
    {
        lock (s_own)
        {
            for (uint slot = 0; slot < Slots; slot++)
            {
                if (!s_own.Contains(FirstUserId + slot) && TryLock(Path.Combine(runtimeDirectory, $"user-{slot}.lock")) is { } file)
                {
                    s_own.Add(FirstUserId + slot);
                    return new UserSlot(FirstUserId + slot, file);
                }
            }
        }

        throw new AgentOSException(SandboxErrors.NoFreeUser, "start a sandbox", "", $"{Slots} are running");
    }

    public void Dispose()
    {
        lock (s_own)
        {
            s_own.Remove(UserId);
            _lock.Dispose();
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null; // Held by another sandbox.
        }
    }
}
