using System.Text;
using AgentOS.Storage.KeyValues;

namespace AgentOS.Storage.Tests.Snapshots;

/// <summary>Everything a database says about an agent, read through the public API, to be compared as text.</summary>
internal static class RecordedState
{
    internal static async Task<string> ReadAsync(AgentDatabase agent)
    {
        StringBuilder state = new();
        foreach (WalkEntry entry in (await agent.Files.WalkAsync("/")).OrderBy(static entry => entry.Path, StringComparer.Ordinal))
            state.AppendLine(await DescribeAsync(agent, entry));
        foreach (KeyValueEntry entry in await agent.KeyValue.ListAsync())
            state.Append("key ").AppendLine(entry.ToString());
        foreach (IReadOnlyList<object?> row in (await agent.Sql.QueryAsync("SELECT id, name, status, coalesce(result, '-') FROM tool_calls ORDER BY id")).Rows)
            state.Append("call ").AppendJoin(' ', row).AppendLine();
        foreach (IReadOnlyList<object?> row in (await agent.Sql.QueryAsync("SELECT ino, hex(name), hex(value) FROM agentos_xattr ORDER BY 1, 2")).Rows)
            state.Append("xattr ").AppendJoin(' ', row).AppendLine();
        return state.ToString();
    }

    private static async Task<string> DescribeAsync(AgentDatabase agent, WalkEntry entry)
    {
        FileStat stat = entry.Inode;
        string content = stat.IsFile ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await agent.Files.ReadAsync(entry.Path)))
            : stat.IsSymbolicLink ? await agent.Files.ReadLinkAsync(entry.Path)
            : "-";
        return $"{entry.Path} {stat.Ino} {Convert.ToString(stat.Mode, 8)} {stat.LinkCount} {stat.Size} {stat.ModifyTime} {stat.ChangeTime} {content}";
    }
}
