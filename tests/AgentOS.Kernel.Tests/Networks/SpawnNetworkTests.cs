using System.Text.Json;
using AgentOS.Kernel.Tests.Agents;
using AgentOS.Protocol.Kernel;

namespace AgentOS.Kernel.Tests.Networks;

/// <summary>Spawned agents with a network of names: their permissions say which. Nothing is asked outside, because nobody connects.</summary>
public sealed class SpawnNetworkTests : IDisposable
{
    private readonly LiveAgents _agents = new();

    public void Dispose() => _agents.Dispose();

    [Fact]
    public async Task An_agent_reaches_the_names_of_its_permissions_and_loses_those_it_loses()
    {
        string script = _agents.Write("names.py", """
            import socket
            def knows(name):
                try:
                    return socket.getaddrinfo(name, 443)[0][4][0].startswith(('198.18.', '198.19.', 'fd'))
                except OSError:
                    return False
            print(knows('api.example.org'), knows('other.example.org'), flush=True)
            while knows('api.example.org'): pass
            print('gone', flush=True)
            """);
        uint id = _agents.Spawn(new { name = "named", script, network = "allow", permissions = new { can_http = true, network = new[] { "api.example.org" } } }).GetProperty("id").GetUInt32();
        await _agents.PrintedAsync("named", "True False\n");
        _ = _agents.Operator.CallJson(Opcode.SetPermissions, JsonSerializer.Serialize(new { agent_id = id, permissions = new { network = Array.Empty<string>() } }));
        Assert.Equal("True False\ngone\n", (await _agents.EndOfAsync("named")).Log);
    }

    [Fact]
    public async Task Nobody_gives_a_network_beyond_their_own()
    {
        _ = _agents.Spawn(new
        {
            name = "parent",
            network = "allow",
            permissions = new { can_spawn = true },
            script = _agents.Write("parent.py", PythonClient.Text + """
                for network in 'none', False, 'allow', 'host', True:
                    answer = ask(0x10, {'command': ['/bin/true'], 'network': network})
                    print(network, answer.get('code', 'spawned'))
                """),
        });
        Assert.Equal("none spawned\nFalse spawned\nallow spawned\nhost agent.exceeds-parent\nTrue agent.exceeds-parent\n", (await _agents.EndOfAsync("parent")).Log);
    }
}
