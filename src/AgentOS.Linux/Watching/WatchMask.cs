using System.Diagnostics.CodeAnalysis;

namespace AgentOS.Linux.Watching;

/// <summary>What inotify(7) tells of (linux/inotify.h).</summary>
[Flags]
[SuppressMessage("Design", "CA1028", Justification = "The kernel's width.")]
public enum WatchMask : uint
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>IN_MODIFY.</summary>
    Modified = 0x2,
    /// <summary>IN_ATTRIB.</summary>
    Attributes = 0x4,
    /// <summary>IN_MOVED_FROM.</summary>
    MovedFrom = 0x40,
    /// <summary>IN_MOVED_TO.</summary>
    MovedTo = 0x80,
    /// <summary>IN_CREATE.</summary>
    Created = 0x100,
    /// <summary>IN_DELETE.</summary>
    Deleted = 0x200,
    /// <summary>IN_Q_OVERFLOW: events were lost.</summary>
    Overflow = 0x4000,
    /// <summary>IN_IGNORED: the watch is gone.</summary>
    Ignored = 0x8000,
    /// <summary>IN_ONLYDIR: only a directory is watched.</summary>
    OnlyDirectory = 0x1000000,
    /// <summary>IN_ISDIR: what it happened to is a directory.</summary>
    IsDirectory = 0x40000000,
}
