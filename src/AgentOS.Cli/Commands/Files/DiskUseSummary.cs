namespace AgentOS.Cli.Commands.Files;

/// <summary>Adds files up into their directories.</summary>
internal static class DiskUseSummary
{
    /// <summary>Every directory below <paramref name="root"/> and then the root itself, as du(1) orders them: children before parents.</summary>
    public static IReadOnlyList<DiskUse> Of(IReadOnlyList<FileEntry> entries, string root)
    {
        Dictionary<string, (long Bytes, long Files)> sums = new(StringComparer.Ordinal) { [root] = default };
        foreach (FileEntry directory in entries.Where(entry => entry.Type == "directory"))
            sums[directory.Path] = default;
        HashSet<long> counted = [];
        // Parents come before children in a walk, so going backwards every sum is complete before it is handed up.
        foreach (FileEntry entry in entries.Reverse())
        {
            (long bytes, long files) = entry.Type == "directory" ? sums[entry.Path] : default;
            long own = counted.Add(entry.Inode) ? entry.DiskBytes : 0;
            string parent = entry.Path.LastIndexOf('/') is > 0 and int slash ? entry.Path[..slash] : "/";
            string above = sums.ContainsKey(parent) ? parent : root;
            sums[above] = (sums[above].Bytes + bytes + own, sums[above].Files + files + 1);
        }

        return
        [
            .. entries.Reverse().Where(entry => entry.Type == "directory").Select(entry => new DiskUse(entry.Path, sums[entry.Path].Bytes, sums[entry.Path].Files)),
            new DiskUse(root, sums[root].Bytes, sums[root].Files),
        ];
    }
}
