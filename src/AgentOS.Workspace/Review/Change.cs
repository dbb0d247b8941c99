using System.Text;
using AgentOS.Storage.Files;

namespace AgentOS.Workspace.Review;

/// <summary>One path that is not what it is in the base.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="PathBytes">Path below the base.</param>
/// <param name="OldPathBytes">Where it was in the base; null when it was not there.</param>
/// <param name="Mode">Type and permission bits now; of a deleted file those in the base.</param>
/// <param name="Inode">Its inode in the database; 0 when its content is the base's.</param>
/// <param name="IsBaseChanged">The base's file is not the one the agent started from.</param>
public sealed record Change(ChangeKind Kind, byte[] PathBytes, byte[]? OldPathBytes, uint Mode, long Inode, bool IsBaseChanged)
{
    /// <summary>Path below the base.</summary>
    public string Path => Encoding.UTF8.GetString(PathBytes);

    /// <summary>Where it was in the base; null when it was not there or is still there.</summary>
    public string? OldPath => Kind == ChangeKind.Renamed ? Encoding.UTF8.GetString(OldPathBytes!) : null;

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => ModeBits.IsDirectory(Mode);

    /// <summary>A, M, D or R.</summary>
    public char Letter => Kind.ToString()[0];

    /// <summary>Why a person's tools would act on it by themselves; null when they would not.</summary>
    public string? Trust { get; init; }

    /// <summary>Why what the agent and the project did cannot both be had; null when nobody found out that it cannot.</summary>
    public string? Conflict { get; init; }

    /// <summary>The agent's version has the project's changes since in it.</summary>
    public bool IsMerged { get; init; }
}
