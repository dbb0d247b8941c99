namespace AgentOS.Fuse.Protocol;

/// <summary>Answers to OPEN, CREATE and OPENDIR (FOPEN_*).</summary>
[Flags]
internal enum OpenFlags : uint
{
    None = 0,
    DirectIo = 1 << 0,
    KeepCache = 1 << 1,
    NoFlush = 1 << 5,
}
