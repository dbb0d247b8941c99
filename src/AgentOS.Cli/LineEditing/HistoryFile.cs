using System.Text;

namespace AgentOS.Cli.LineEditing;

/// <summary>
/// A history that outlives its process: one entry a line, in which a line end is <c>\n</c> and a backslash <c>\\</c>. Its owner's only (0600). Nothing about it is worth
/// failing for: what cannot be read is not there, what cannot be written is not kept.
/// </summary>
internal sealed class HistoryFile(string path)
{
    private const int MostEntries = 1000, LongestEntry = 64 * 1024;
    private const long LargestFile = 4 << 20;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The newest entries, the oldest of them first.</summary>
    public IReadOnlyList<string> Read()
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true } file)
                return [];
            string[] lines = File.ReadAllLines(path);
            string[] kept = [.. lines.TakeLast(MostEntries)];
            if (lines.Length >= 2 * MostEntries || file.Length > LargestFile)
                Replace(kept);
            return [.. kept.Select(Unescape)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Adds one; other processes may do the same at this moment.</summary>
    public void Append(string entry)
    {
        if (entry.Length > LongestEntry)
            return;
        try
        {
            using FileStream file = Open(path, FileMode.Append);
            // One write(2), so that entries of two processes stay apart.
            file.Write(Encoding.UTF8.GetBytes(Escape(entry) + "\n"));
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // It is not kept.
        }
    }

    private void Replace(string[] lines)
    {
        string draft = $"{path}.{Environment.ProcessId}";
        using (FileStream file = Open(draft, FileMode.Create))
            file.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))));
        File.Move(draft, path, overwrite: true);
    }

    private static FileStream Open(string path, FileMode mode) =>
        new(path, new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite, BufferSize = 0, UnixCreateMode = OwnerOnly });

    private static string Escape(string entry) => entry.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Unescape(string line)
    {
        StringBuilder entry = new(line.Length);
        for (int index = 0; index < line.Length; index++)
        {
            char next = line[index] == '\\' && index + 1 < line.Length ? line[++index] switch { 'n' => '\n', 'r' => '\r', var other => other } : line[index];
            entry.Append(next);
        }

        return entry.ToString();
    }
}
