using System.Text.Json;
using System.Threading.Channels;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Agents;

/// <summary>A kernel of this process whose agents run in real sandboxes.</summary>
internal sealed class LiveAgents : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();
    private readonly Channel<AgentEvent> _events = Channel.CreateUnbounded<AgentEvent>();
    private AgentKernel _kernel;

    public LiveAgents(TimeProvider? clock = null)
    {
        Installation.Require();
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "the kernel of this test is root's");
        Clock = clock ?? TimeProvider.System;
        _kernel = Start();
        Operator = Connect();
    }

    public TimeProvider Clock { get; }

    /// <summary>A connection of an operator's.</summary>
    public RawClient Operator { get; private set; }

    public string this[string relative] => _directory[relative];

    public RawClient Connect() => new(_directory["kernel.sock"]);

    /// <summary>Ends the kernel and starts another over the same state.</summary>
    public void Restart()
    {
        Operator.Dispose();
        _kernel.Dispose();
        _kernel = Start();
        Operator = Connect();
    }

    public string Write(string name, string content)
    {
        File.WriteAllText(_directory[name], content);
        return _directory[name];
    }

    public JsonElement Spawn(object call) => Operator.CallJson(Opcode.Spawn, JsonSerializer.Serialize(call));

    /// <summary>Spawns a program of Python that can call the kernel (<see cref="PythonClient"/>).</summary>
    public JsonElement SpawnPython(string name, string program) =>
        Spawn(new { name, permissions = new { can_spawn = true }, script = Write(name + ".py", PythonClient.Text + program) });

    public JsonElement Kill(string name) => Operator.CallJson(Opcode.Kill, JsonSerializer.Serialize(new { name }));

    public JsonElement Find(string name) =>
        Operator.CallJson(Opcode.List, "").EnumerateArray().Last(agent => agent.GetProperty("name").GetString() == name);

    public int Count() => Operator.CallJson(Opcode.List, "").GetArrayLength();

    public string LogOf(string name)
    {
        string path = Find(name).GetProperty("log").GetString()!;
        return File.Exists(path) ? File.ReadAllText(path) : "";
    }

    /// <summary>Waits until an agent has printed exactly this. Nothing tells, so it is looked at again and again.</summary>
    public async Task PrintedAsync(string name, string text)
    {
        using CancellationTokenSource limit = new(s_patience);
        using PeriodicTimer timer = new(TimeSpan.FromMilliseconds(5));
        while (LogOf(name) != text)
        {
            if (limit.IsCancellationRequested)
                Assert.Fail($"printed: {LogOf(name)}\nexpected: {text}\n{Find(name)}");
            _ = await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>The next event of a type, others left out.</summary>
    public async Task<AgentEvent> NextAsync(AgentEventType type, string? name = null)
    {
        using CancellationTokenSource limit = new(s_patience);
        while (true)
        {
            AgentEvent happened = await _events.Reader.ReadAsync(limit.Token);
            if (happened.Type == type && (name is null || happened.AgentName == name))
                return happened;
        }
    }

    /// <summary>How the agent's program ended, and what it printed.</summary>
    public async Task<(AgentEvent Exit, string Log)> EndOfAsync(string name)
    {
        AgentEvent exit = await NextAsync(AgentEventType.AgentExited, name);
        return (exit, LogOf(name));
    }

    public void Dispose()
    {
        Operator.Dispose();
        _kernel.Dispose();
        _directory.Dispose();
    }

    private AgentKernel Start()
    {
        AgentKernel kernel = AgentKernel.Start(
            new AgentKernelOptions(_directory["kernel.sock"], _directory.Path, _directory["state"], "0.0.0-test") { Clock = Clock });
        kernel.Events.Happened += happened => _events.Writer.TryWrite(happened);
        return kernel;
    }
}
