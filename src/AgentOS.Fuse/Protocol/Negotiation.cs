using AgentOS.Fuse.Protocol.Replies;
using AgentOS.Fuse.Protocol.Requests;

namespace AgentOS.Fuse.Protocol;

/// <summary>The answer to INIT: what both sides can do.</summary>
internal static class Negotiation
{
    /// <summary>The protocol's major number since 2005.</summary>
    internal const uint Major = 7;

    /// <summary>The oldest minor spoken: Linux 5.4, the first with every structure used here.</summary>
    internal const uint OldestMinor = 31;

    /// <summary>The newest minor known: Linux 6.18.</summary>
    internal const uint NewestMinor = 45;

    /// <summary>Bytes of one WRITE and one READ; also the kernel's default limit (256 pages).</summary>
    internal const int LargestTransfer = 1024 * 1024;

    private const int PageSize = 4096;

    /// <summary>Background requests (readahead, writeback) in flight; the kernel's 12 is made for one slow thread.</summary>
    private const ushort Background = 64;

    /// <summary>
    /// Not taken on purpose: POSIX_LOCKS and FLOCK_LOCKS (a single mount's locks are the kernel's own business and correct there),
    /// ATOMIC_O_TRUNC (opens are never sent, so truncation must come as SETATTR), EXPORT_SUPPORT, DONT_MASK, POSIX_ACL,
    /// WRITEBACK_CACHE (every close forgets the block count then, so that each stat of an opened file is a request: docs/performance.md),
    /// SETXATTR_EXT (its extra field serves access control lists only), AUTO_INVAL_DATA (changes are announced instead).
    /// </summary>
    private const InitFlags Wanted = InitFlags.AsyncRead | InitFlags.BigWrites | InitFlags.ReaddirPlus | InitFlags.ReaddirPlusAuto
        | InitFlags.AsyncDirectIo | InitFlags.NoOpenSupport | InitFlags.ParallelDirectoryOperations | InitFlags.AbortError
        | InitFlags.MaxPages | InitFlags.CacheSymlinks | InitFlags.ExplicitInvalidateData | InitFlags.HandleKillprivV2
        | InitFlags.InitExt | InitFlags.DirectIoAllowMmap;

    /// <summary>Whether a kernel of this version can be served.</summary>
    internal static bool Supports(in InitRequest request) =>
        request.Major > Major || (request.Major == Major && request.Minor >= OldestMinor);

    /// <summary>The flags both sides have.</summary>
    internal static InitFlags Agree(in InitRequest request, uint moreFlags)
    {
        InitFlags offered = (InitFlags)request.Flags;
        if (offered.HasFlag(InitFlags.InitExt))
            offered |= (InitFlags)((ulong)moreFlags << 32);
        return offered & Wanted;
    }

    /// <summary>Writes the answer.</summary>
    internal static InitReply Answer(in InitRequest request, InitFlags agreed, int largestTransfer) => new()
    {
        Major = Major,
        Minor = Math.Min(request.Minor, NewestMinor),
        MaxReadahead = (uint)Math.Min(request.MaxReadahead, largestTransfer),
        Flags = (uint)agreed,
        Flags2 = (uint)((ulong)agreed >> 32),
        MaxBackground = Background,
        CongestionThreshold = Background * 3 / 4,
        MaxWrite = (uint)largestTransfer,
        TimeGranularity = 1,
        MaxPages = (ushort)(largestTransfer / PageSize),
    };
}
