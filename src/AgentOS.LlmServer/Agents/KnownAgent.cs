using System.Threading.Channels;
using AgentOS.Gateway.Agents;
using AgentOS.Llm.Scheduling;

namespace AgentOS.LlmServer.Agents;

/// <summary>An agent that somebody has registered.</summary>
/// <param name="description">As it was described.</param>
/// <param name="client">What the scheduler calls it.</param>
internal sealed class KnownAgent(GatewayAgent description, LlmClientId client)
{
    // Records wait for whoever registered it; one that does not read for long loses the oldest, not the gateway its memory.
    private const int MostWaiting = 10_000;

    private readonly Channel<CallRecord> _records = Channel.CreateBounded<CallRecord>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    // One for being known, and one for each call: whoever registered it hears of all of them before the end.
    private int _reasons = 1;
    private bool _hasLeft;

    /// <summary>As it was described.</summary>
    public GatewayAgent Description => description;

    /// <summary>What the scheduler calls it.</summary>
    public LlmClientId Client => client;

    /// <summary>Its calls that are over.</summary>
    public ChannelReader<CallRecord> Records => _records.Reader;

    /// <summary>It leaves; true for the first who says so.</summary>
    public bool TryLeave() => !Interlocked.Exchange(ref _hasLeft, value: true);

    /// <summary>A call of it begins.</summary>
    public void Begin() => Interlocked.Increment(ref _reasons);

    /// <summary>A call of it was recorded, or it has left. After the last of them there are no more records.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref _reasons) == 0)
            _records.Writer.TryComplete();
    }

    /// <summary>A call of it is over.</summary>
    public void Record(CallRecord record) => _ = _records.Writer.TryWrite(record);
}
