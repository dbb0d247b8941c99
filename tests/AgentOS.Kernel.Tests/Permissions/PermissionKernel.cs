using System.Globalization;
using System.Text.Json;
using AgentOS.Kernel.Tests.Agents;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Storage;
using AgentOS.Storage.Sql;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Permissions;

/// <summary>A kernel with agents that only wait; whoever connects to an agent's own socket calls as that agent.</summary>
public sealed class PermissionKernel : IDisposable
{
    private readonly TempDirectory _directory = new();
    private AgentKernel? _kernel;

    public PermissionKernel() => _kernel = AgentKernel.Start(new AgentKernelOptions(Socket, _directory.Path, State, "0.0.0-test"));

    internal string Socket => _directory["kernel.sock"];

    internal string State => _directory["state"];

    internal AgentKernel Kernel => _kernel!;

    internal RawClient Connect() => new(Socket);

    /// <summary>Starts an agent; its number.</summary>
    internal static uint Spawn(RawClient spawner, string fields = "")
    {
        JsonElement answer = SpawnAnswer(spawner, fields);
        Assert.True(answer.TryGetProperty("id", out JsonElement id), answer.ToString());
        return id.GetUInt32();
    }

    internal static JsonElement SpawnAnswer(RawClient spawner, string fields)
    {
        Installation.Require();
        return spawner.CallJson(Opcode.Spawn, $$"""{"command": ["sleep", "1000"]{{(fields.Length == 0 ? "" : ", " + fields)}}}""");
    }

    /// <summary>Calls as an agent, by the socket that its sandbox shows it.</summary>
    internal RawClient ConnectAs(uint agent) =>
        new(Directory.EnumerateFiles(_directory.Path, string.Create(CultureInfo.InvariantCulture, $"agent-{agent}.sock"), SearchOption.AllDirectories).Single());

    /// <summary>The rows of a question to the kernel's own ledger.</summary>
    internal Task<IReadOnlyList<string>> AskKernelAsync(string sql) => AskAsync(Path.Combine(State, "permissions.db"), sql);

    /// <summary>The rows of a question to an agent's file.</summary>
    internal Task<IReadOnlyList<string>> AskAgentAsync(string name, string sql) => AskAsync(Path.Combine(State, "agents", name, "agent.db"), sql);

    /// <summary>Ends the kernel, and with it everything that was still to be written.</summary>
    internal void End()
    {
        _kernel?.Dispose();
        _kernel = null;
    }

    public void Dispose()
    {
        End();
        _directory.Dispose();
    }

    private static async Task<IReadOnlyList<string>> AskAsync(string path, string sql)
    {
        await using AgentDatabase database = await AgentDatabase.OpenAsync(path, new AgentDatabaseOptions { Create = false, ReadOnly = true });
        SqlResult result = await database.Sql.QueryAsync(sql);
        return [.. result.Rows.Select(row => string.Join('|', row))];
    }
}
