using AgentOS.Storage.Files;

namespace AgentOS.Storage.Paths;

/// <summary>Where a path leads.</summary>
/// <param name="Parent">The directory that holds the last component.</param>
/// <param name="Name">That component; empty for the root, and when the path ends in "..".</param>
/// <param name="Inode">What it names; number 0 when nothing is there.</param>
internal readonly record struct PathTarget(long Parent, byte[] Name, Inode Inode)
{
    internal bool Exists => Inode.Number != 0;
}
