using System.Buffers;
using AgentOS.Network.Http;
using AgentOS.Network.Http.Requests;

namespace AgentOS.Store.Searching;

/// <summary>An answer taken whole, as far as it is of a sensible size.</summary>
internal sealed class CollectedAnswer(int most) : IAnswerReceiver
{
    private readonly ArrayBufferWriter<byte> _body = new();

    /// <summary>Its head; null before it came.</summary>
    public ResponseHead? Head { get; private set; }

    /// <summary>Whether it was too long; nothing more was read then.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>What came.</summary>
    public ReadOnlySpan<byte> Body => _body.WrittenSpan;

    public void Begin(ResponseHead head) => Head = head;

    public ValueTask<bool> TakeAsync(ReadOnlyMemory<byte> data)
    {
        IsTooLong = _body.WrittenCount + (long)data.Length > most;
        if (!IsTooLong)
            _body.Write(data.Span);
        return ValueTask.FromResult(!IsTooLong);
    }
}
