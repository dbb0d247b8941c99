using System.Text;
using AgentOS.Linux.Streams;
using AgentOS.Store.Ooze;

namespace AgentOS.Store.Tests.Ooze;

/// <summary>A host with this test as its agent: real pipes, and everything it says kept.</summary>
internal sealed class AgentPipes : IOozeListener, IAsyncDisposable
{
    private readonly Pipe _toHost = Pipe.Create(), _toAgent = Pipe.Create();
    private readonly StreamReader _received;

    public AgentPipes(OozeLimits? limits = null, TimeProvider? clock = null)
    {
        Output = new PipeStream(_toHost.Input, FileAccess.Write);
        _received = new StreamReader(new PipeStream(_toAgent.Output, FileAccess.Read));
        Host = new OozeHost(
            new PipeStream(_toHost.Output, FileAccess.Read), new PipeStream(_toAgent.Input, FileAccess.Write), limits ?? new OozeLimits(), clock ?? TimeProvider.System, this);
    }

    public OozeHost Host { get; }

    /// <summary>The agent's standard output.</summary>
    public Stream Output { get; }

    public List<AgentMessage> Heard { get; } = [];

    public List<string> Noise { get; } = [];

    /// <summary>Called for everything heard.</summary>
    public Action<AgentMessage>? OnHeard { get; set; }

    public static async Task<AgentPipes> ReadyAsync(OozeLimits? limits = null, TimeProvider? clock = null)
    {
        AgentPipes pipes = new(limits, clock);
        pipes.Say("""{"type":"ready"}""");
        await pipes.Host.WaitReadyAsync(CancellationToken.None);
        return pipes;
    }

    public void Say(string line) => Output.Write(Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>The next line the host wrote.</summary>
    public async Task<string?> ReceiveAsync() => await _received.ReadLineAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);

    public void Hear(AgentMessage message)
    {
        Heard.Add(message);
        OnHeard?.Invoke(message);
    }

    public void HearNoise(string line) => Noise.Add(line);

    public async ValueTask DisposeAsync()
    {
        await Output.DisposeAsync();
        await Host.DisposeAsync();
        _received.Dispose();
    }
}
