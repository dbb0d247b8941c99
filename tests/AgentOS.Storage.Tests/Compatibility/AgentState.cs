using System.Globalization;
using System.Security.Cryptography;
using AgentOS.Storage.ToolCalls;

namespace AgentOS.Storage.Tests.Compatibility;

/// <summary>Everything in an agent database as this project sees it, in the lines that peer.mjs prints.</summary>
internal static class AgentState
{
    internal static async Task<string> ReadAsync(string path)
    {
        await using AgentDatabase agent = await AgentDatabase.OpenAsync(path, new AgentDatabaseOptions { Create = false });
        List<string> lines = [];
        await AddFilesAsync(agent, "/", lines);
        lines.AddRange((await agent.KeyValue.ListAsync()).Select(static entry => $"k {entry.Key} {entry.Json}"));
        lines.AddRange((await agent.ToolCalls.GetRecentAsync(DateTimeOffset.UnixEpoch)).OrderBy(static call => call.Id).Select(Describe));
        return string.Join('\n', lines);
    }

    private static async Task AddFilesAsync(AgentDatabase agent, string directory, List<string> lines)
    {
        foreach (DirectoryEntry entry in (await agent.Files.ListAsync(directory)).OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            string path = directory + entry.Name;
            FileStat stat = await agent.Files.LinkStatAsync(path);
            string content = await ReadContentAsync(agent, path, stat);
            lines.Add(string.Create(CultureInfo.InvariantCulture,
                $"{Type(stat)} {path} {Convert.ToString(stat.Mode, 8)} {(stat.IsDirectory ? "-" : $"{stat.LinkCount}")} {stat.Size} {stat.ModifyTime.Seconds} {content}"));
            if (stat.IsDirectory)
                await AddFilesAsync(agent, path + "/", lines);
        }
    }

    private static char Type(FileStat stat) => stat.IsDirectory ? 'd' : stat.IsSymbolicLink ? 'l' : 'f';

    private static async Task<string> ReadContentAsync(AgentDatabase agent, string path, FileStat stat)
    {
        if (stat.IsSymbolicLink)
            return await agent.Files.ReadLinkAsync(path);
        // See peer.mjs: the peer cannot read sparse files.
        return stat.IsFile && !Path.GetFileName(path).StartsWith("sparse", StringComparison.Ordinal)
            ? Convert.ToHexStringLower(SHA256.HashData(await agent.Files.ReadAsync(path)))
            : "-";
    }

    private static string Describe(ToolCall call) => string.Create(CultureInfo.InvariantCulture,
        $"t {call.Id} {call.Name} {ToolCallRow.Write(call.Status)} {call.ParametersJson ?? "-"} {call.ResultJson ?? "-"} {call.Error ?? "-"} {call.DurationMilliseconds?.ToString(CultureInfo.InvariantCulture) ?? "-"}");
}
