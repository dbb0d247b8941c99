using AgentOS.Kernel.Commands;
using AgentOS.Network.Http;
using AgentOS.Network.Http.Requests;

namespace AgentOS.Kernel.Http.Calls;

/// <summary>Keeps an answer as far as the caller wants it, and passes parts on as they come.</summary>
/// <param name="limit">How much of the body is kept, in bytes.</param>
/// <param name="part">Takes each part; null for nobody.</param>
internal sealed class AnswerCollector(int limit, Func<ReadOnlyMemory<byte>, Task>? part) : IAnswerReceiver
{
    // What nobody is shown is not waited for: the rest of an endless answer must not hold a connection for an hour.
    private const long MostRead = 64L << 20;

    private readonly CappedOutput _body = new(limit);

    /// <summary>The head.</summary>
    public ResponseHead? Head { get; private set; }

    /// <summary>How much came.</summary>
    public long BodyBytes { get; private set; }

    /// <summary>Whether some of it is not in <see cref="Body"/>.</summary>
    public bool IsTruncated => _body.IsTruncated || BodyBytes > MostRead;

    /// <summary>What was kept.</summary>
    public byte[] Body => _body.ToArray();

    public void Begin(ResponseHead head) => Head = head;

    public async ValueTask<bool> TakeAsync(ReadOnlyMemory<byte> data)
    {
        BodyBytes += data.Length;
        _body.Add(data.Span);
        if (part is not null)
            await part(data).ConfigureAwait(false);
        return BodyBytes <= MostRead;
    }
}
