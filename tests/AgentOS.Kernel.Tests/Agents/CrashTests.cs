using System.Text.Json;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Agents;

/// <summary>The real program, killed in the middle of everything, and started again.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData("root")]
    [InlineData("nobody")]
    public async Task After_kill_9_nothing_is_left_and_the_next_kernel_knows_its_agents(string user)
    {
        using KernelProgram program = new(user);
        await program.StartAsync();
        uint[] ids = new uint[4];
        for (int index = 0; index < ids.Length; index++)
            ids[index] = (await program.CallAsync(Opcode.Spawn, Call(index))).GetProperty("id").GetUInt32();
        Assert.True((await program.CallAsync(Opcode.Kill, $$"""{"id": {{ids[3]}}}""")).GetProperty("killed").GetBoolean());

        IReadOnlyList<int> processes = program.Descendants();
        Assert.True(processes.Count >= 3 * 2);
        Assert.NotEmpty(program.SocketDirectories());
        await program.CrashAsync(processes);
        Assert.Empty(program.MountsLeft());

        await program.StartAsync();
        Assert.Empty(program.CgroupsLeft());
        Assert.Single(program.SocketDirectories());
        Dictionary<uint, JsonElement> agents = (await program.CallAsync(Opcode.List, "")).EnumerateArray().ToDictionary(agent => agent.GetProperty("id").GetUInt32());
        Assert.Equal(ids.Order(), agents.Keys.Order());
        Assert.Equal("forever", agents[ids[0]].GetProperty("name").GetString());
        Assert.Contains(agents[ids[0]].GetProperty("state").GetString(), (string?[])["CREATED", "STARTING", "RUNNING"]);
        Assert.Equal("FAILED", agents[ids[1]].GetProperty("state").GetString());
        Assert.Equal("STOPPED", agents[ids[3]].GetProperty("state").GetString());
        Assert.True((await program.CallAsync(Opcode.Spawn, """{"command": ["/bin/true"]}""")).GetProperty("id").GetUInt32() > ids.Max());
        Assert.True((await program.CallAsync(Opcode.Kill, """{"name": "forever"}""")).GetProperty("killed").GetBoolean());
        await program.EndAsync();
        Assert.Empty(program.SocketDirectories());
    }

    private static string Call(int index) => index == 0
        ? """{"name": "forever", "command": ["/bin/sleep", "1000"], "restart_policy": "always"}"""
        : """{"command": ["/bin/sleep", "1000"]}""";
}
