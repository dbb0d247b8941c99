using System.Globalization;
using AgentOS.Protocol;

namespace AgentOS.Server.E2b.Files;

/// <summary>A file, as E2B's clients read it.</summary>
internal sealed record EntryInfo(
    string Name, EntryType Type, string Path, string Size, uint Mode, string Permissions, string Owner, string Group, DateTime ModifiedTime, string? SymlinkTarget)
{
    private const string Letters = "rwxrwxrwx";
    private const uint PermissionBits = 0x1FF;

    /// <summary>Of what a sandbox says of it.</summary>
    public static EntryInfo Of(string path, GuestFileEntry entry) => new(
        entry.Name,
        entry.LeadsToDirectory ? EntryType.Directory : entry.LeadsToFile ? EntryType.File : entry.IsLink ? EntryType.Link : EntryType.Other,
        path,
        entry.Size.ToString(CultureInfo.InvariantCulture), // int64 in protobuf's JSON
        entry.Mode & PermissionBits,
        $"{(entry.IsDirectory ? 'd' : entry.IsLink ? 'L' : '-')}{string.Concat(Letters.Select((letter, place) => (entry.Mode & (1u << (8 - place))) != 0 ? letter : '-'))}",
        entry.UserId.ToString(CultureInfo.InvariantCulture),
        entry.GroupId.ToString(CultureInfo.InvariantCulture),
        Time(entry.ModifyTime),
        entry.IsLink ? entry.Target : null);

    // What is told may be any number.
    private static DateTime Time(long nanoseconds) => DateTime.UnixEpoch.AddTicks(Math.Max(nanoseconds, 0) / 100);
}
