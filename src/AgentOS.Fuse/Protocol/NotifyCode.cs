namespace AgentOS.Fuse.Protocol;

/// <summary>Notifications a server may send (<c>enum fuse_notify_code</c>).</summary>
internal enum NotifyCode : int
{
    InvalidateInode = 2,
    InvalidateEntry = 3,
}
