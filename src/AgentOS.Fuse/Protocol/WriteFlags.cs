namespace AgentOS.Fuse.Protocol;

/// <summary>Flags of WRITE (FUSE_WRITE_*).</summary>
[Flags]
internal enum WriteFlags : uint
{
    None = 0,
    FromCache = 1 << 0,
    KillSetIdBits = 1 << 2,
}
